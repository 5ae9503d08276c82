import {
  createNoopSigner,
  generateKeyPair,
  getAddressFromPublicKey,
  type Address,
} from "@solana/kit";
import { getCreateAccountInstruction } from "@solana-program/system";
import {
  AuthorityType,
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstruction,
  getInitializeMint2Instruction,
  getMintSize,
  getMintToInstruction,
  getSetAuthorityInstruction,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import type { Wallet } from "../state/keys";
import type { Chain, Work } from "./client";

/** The associated token account of a wallet for a licence. */
export const licenceAccount = async (owner: Address, mint: Address): Promise<Address> => {
  const [account] = await findAssociatedTokenPda({
    owner,
    mint,
    tokenProgram: TOKEN_PROGRAM_ADDRESS,
  });
  return account;
};

/**
 * The work of making one licence: a mint without decimals and without a freeze authority, one token
 * in the escrow's account, and then nobody who could ever mint another. The escrow pays the rent.
 */
export const mintLicence = async (
  chain: Chain,
  escrow: Wallet,
): Promise<{ readonly mint: Address; readonly work: Work }> => {
  const keyPair = await generateKeyPair();
  const mint = await getAddressFromPublicKey(keyPair.publicKey);
  const authority = createNoopSigner(escrow.address);
  const account = await licenceAccount(escrow.address, mint);
  const space = getMintSize();
  const instructions = [
    getCreateAccountInstruction({
      payer: authority,
      newAccount: createNoopSigner(mint),
      lamports: await chain.rpc.getMinimumBalanceForRentExemption(BigInt(space)).send(),
      space,
      programAddress: TOKEN_PROGRAM_ADDRESS,
    }),
    getInitializeMint2Instruction({ mint, decimals: 0, mintAuthority: escrow.address }),
    getCreateAssociatedTokenIdempotentInstruction({
      payer: authority,
      ata: account,
      owner: escrow.address,
      mint,
    }),
    getMintToInstruction({ mint, token: account, mintAuthority: authority, amount: 1n }),
    getSetAuthorityInstruction({
      owned: mint,
      owner: authority,
      authorityType: AuthorityType.MintTokens,
      newAuthority: null,
    }),
  ];
  return { mint, work: { payer: escrow, signers: [keyPair], instructions } };
};

/** The work of handing a licence from escrow back to its seller. The escrow pays the rent. */
export const returnLicence = async (
  escrow: Wallet,
  mint: Address,
  seller: Address,
): Promise<Work> => {
  const authority = createNoopSigner(escrow.address);
  const destination = await licenceAccount(seller, mint);
  return {
    payer: escrow,
    instructions: [
      getCreateAssociatedTokenIdempotentInstruction({
        payer: authority,
        ata: destination,
        owner: seller,
        mint,
      }),
      getTransferCheckedInstruction({
        source: await licenceAccount(escrow.address, mint),
        mint,
        destination,
        authority,
        amount: 1n,
        decimals: 0,
      }),
    ],
  };
};
