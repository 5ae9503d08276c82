import {
  blockhash,
  createNoopSigner,
  generateKeyPair,
  getAddressFromPublicKey,
  getBase58Decoder,
  type Address,
  type Blockhash,
} from "@solana/kit";
import {
  getCreateAccountInstruction,
  getInitializeNonceAccountInstruction,
  SYSTEM_PROGRAM_ADDRESS,
} from "@solana-program/system";
import type { Chain } from "../chain/client";
import type { Wallet } from "../state/keys";

const NONCE_ACCOUNT_BYTES = 80;
/** After version (4), state (4) and authority (32): the nonce that stands in for a blockhash. */
const NONCE_AT = 40;

/** A new durable nonce account on the cluster, which its authority may advance and hand over. */
export const openNonceAccount = async (
  chain: Chain,
  payer: Wallet,
  nonceAuthority: Address,
): Promise<{ readonly nonceAccount: Address; readonly nonce: Blockhash }> => {
  const keyPair = await generateKeyPair();
  const nonceAccount = await getAddressFromPublicKey(keyPair.publicKey);
  const space = BigInt(NONCE_ACCOUNT_BYTES);
  const instructions = [
    getCreateAccountInstruction({
      payer: createNoopSigner(payer.address),
      newAccount: createNoopSigner(nonceAccount),
      lamports: await chain.rpc.getMinimumBalanceForRentExemption(space).send(),
      space,
      programAddress: SYSTEM_PROGRAM_ADDRESS,
    }),
    getInitializeNonceAccountInstruction({ nonceAccount, nonceAuthority }),
  ];
  await chain.land([{ payer, signers: [keyPair], instructions }]);
  const { value } = await chain.rpc
    .getAccountInfo(nonceAccount, { encoding: "base64", commitment: "confirmed" })
    .send();
  if (!value) throw new Error("the nonce account was not opened");
  const data = Buffer.from(value.data[0], "base64");
  return {
    nonceAccount,
    nonce: blockhash(getBase58Decoder().decode(data.subarray(NONCE_AT, NONCE_AT + 32))),
  };
};
