import { createAddressWithSeed, type Address, type KeyPairSigner } from "@solana/kit";
import {
  getAdvanceNonceAccountInstruction,
  getAllocateInstruction,
  getAllocateWithSeedInstruction,
  getAssignInstruction,
  getAssignWithSeedInstruction,
  getAuthorizeNonceAccountInstruction,
  getCreateAccountInstruction,
  getCreateAccountWithSeedInstruction,
  getInitializeNonceAccountInstruction,
  getTransferSolWithSeedInstruction,
  getWithdrawNonceAccountInstruction,
  SYSTEM_PROGRAM_ADDRESS,
} from "@solana-program/system";
import { quiet } from "@/sandbox/cluster/programs";
import type { Definitions } from "../definition";
import { keyOf } from "../parties";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { SOL, type Stage } from "../stage";

const SEED = "savings";
const NONCE_BYTES = 80;

const derived = ({ buyer }: Stage, programAddress: Address = SYSTEM_PROGRAM_ADDRESS) =>
  createAddressWithSeed({ baseAddress: buyer.address, seed: SEED, programAddress });

/** A nonce account with half a SOL on it, which the buyer rules unless told otherwise. */
export const openNonce = async (
  { ledger, buyer }: Stage,
  authority: KeyPairSigner = buyer,
): Promise<Address> => {
  const key = await keyOf("nonce");
  await ledger.land(
    [
      getCreateAccountInstruction({
        payer: authority,
        newAccount: key,
        lamports: SOL / 2n,
        space: NONCE_BYTES,
        programAddress: SYSTEM_PROGRAM_ADDRESS,
      }),
      getInitializeNonceAccountInstruction({
        nonceAccount: key.address,
        nonceAuthority: authority.address,
      }),
    ],
    authority,
    key,
  );
  ledger.nextBlock();
  return key.address;
};

/** Power over accounts of the System program: the wallet itself, what is derived from it, nonces. */
export const systemAuthorities: Definitions = {
  "wallet-assigned": {
    about: "The wallet's own account is handed to a program, after which its key rules nothing.",
    finds: ["AUTH-01 block", "SIM-04 block"],
    scene: purchaseFollowedBy(({ buyer }) => [
      getAssignInstruction({ account: buyer, programAddress: quiet.address }),
    ]),
  },
  "wallet-allocated": {
    about: "Storage is set aside in the wallet's own account, which can't pay anybody any more.",
    finds: ["AUTH-01 block", "SIM-04 block"],
    scene: purchaseFollowedBy(({ buyer }) => [
      getAllocateInstruction({ newAccount: buyer, space: 64n }),
    ]),
  },
  "wallet-allocated-and-assigned": {
    about: "The wallet gets storage and a new owner, as an account of that program would be made.",
    finds: ["AUTH-01 block", "SIM-04 block"],
    scene: purchaseFollowedBy(({ buyer }) => [
      getAllocateInstruction({ newAccount: buyer, space: 165n }),
      getAssignInstruction({ account: buyer, programAddress: quiet.address }),
    ]),
  },
  "derived-account-assigned": {
    about: "An account derived from the wallet is handed to a program.",
    finds: ["AUTH-01 block"],
    scene: purchaseFollowedBy(async (stage) => [
      getAssignWithSeedInstruction({
        account: await derived(stage, quiet.address),
        baseAccount: stage.buyer,
        base: stage.buyer.address,
        seed: SEED,
        programAddress: quiet.address,
      }),
    ]),
  },
  "derived-account-allocated": {
    about: "Storage is set aside in an account derived from the wallet.",
    finds: ["AUTH-01 block"],
    scene: purchaseFollowedBy(async (stage) => [
      getAllocateWithSeedInstruction({
        newAccount: await derived(stage, quiet.address),
        baseAccount: stage.buyer,
        base: stage.buyer.address,
        seed: SEED,
        space: 32n,
        programAddress: quiet.address,
      }),
    ]),
  },
  "derived-account-emptied": {
    about: "SOL on an account derived from the wallet goes to a thief.",
    finds: ["AUTH-10 block"],
    scene: purchaseFollowedBy(async (stage) => {
      const { ledger, buyer, thief, pay } = stage;
      const source = await derived(stage);
      await ledger.land([pay(source, 3n * SOL)], buyer);
      return [
        getTransferSolWithSeedInstruction({
          source,
          baseAccount: buyer,
          destination: thief.address,
          amount: 3n * SOL,
          fromSeed: SEED,
          fromOwner: SYSTEM_PROGRAM_ADDRESS,
        }),
      ];
    }),
  },
  "account-created-under-the-wallets-seed": {
    about: "The wallet funds an account that is derived from it and belongs to a strange program.",
    finds: ["AUTH-01 block", "PAY-01 block", "PAY-02 block"],
    scene: purchaseFollowedBy(async (stage) => [
      getCreateAccountWithSeedInstruction({
        payer: stage.buyer,
        newAccount: await derived(stage, quiet.address),
        baseAccount: stage.buyer,
        base: stage.buyer.address,
        seed: SEED,
        amount: SOL,
        space: 10n,
        programAddress: quiet.address,
      }),
    ]),
  },
  "thief-gets-a-funded-account": {
    about: "A new account of a thief, who signed, is opened with two SOL of the buyer's.",
    finds: ["MSG-05 warn", "PAY-01 block", "PAY-02 block"],
    scene: purchaseScene(async ({ buyer, escrow }) => {
      const key = await keyOf("friend of the thief");
      return {
        added: [
          getCreateAccountInstruction({
            payer: buyer,
            newAccount: key,
            lamports: 2n * SOL,
            space: 0,
            programAddress: SYSTEM_PROGRAM_ADDRESS,
          }),
        ],
        envelope: { signers: [escrow, key] },
      };
    }),
  },
  "nonce-authority-handed-over": {
    about: "A nonce account of the buyer's gets a thief as its authority.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      getAuthorizeNonceAccountInstruction({
        nonceAccount: await openNonce(stage),
        nonceAuthority: stage.buyer,
        newNonceAuthority: stage.thief.address,
      }),
    ]),
  },
  "nonce-account-emptied": {
    about: "What lies on a nonce account of the buyer's goes to a thief.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      getWithdrawNonceAccountInstruction({
        nonceAccount: await openNonce(stage),
        recipientAccount: stage.thief.address,
        nonceAuthority: stage.buyer,
        withdrawAmount: SOL / 4n,
      }),
    ]),
  },
  "nonce-advanced-later": {
    about: "A nonce of the buyer's is used up, which undoes a transaction signed elsewhere.",
    finds: ["AUTH-06 block"],
    scene: purchaseFollowedBy(async (stage) => [
      getAdvanceNonceAccountInstruction({
        nonceAccount: await openNonce(stage),
        nonceAuthority: stage.buyer,
      }),
    ]),
  },
};
