import {
  appendTransactionMessageInstructions,
  compileTransaction,
  compressTransactionMessageUsingAddressLookupTables,
  createTransactionMessage,
  getTransactionEncoder,
  partiallySignTransaction,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
  type Blockhash,
  type Transaction,
} from "@solana/kit";
import type { Wallet } from "../state/keys";
import type { Draft } from "./draft";

/** A recent blockhash and the last block height at which it is taken. */
export interface Lifetime {
  readonly blockhash: Blockhash;
  readonly lastValidBlockHeight: bigint;
}

/** Compiles a draft into a v0 transaction and signs for those of the wallets that have to. */
export const compileDraft = async (
  draft: Draft,
  lifetime: Lifetime,
  cosigners: readonly Wallet[],
): Promise<Transaction> => {
  const message = appendTransactionMessageInstructions(
    draft.parts.map(({ instruction }) => instruction),
    setTransactionMessageLifetimeUsingBlockhash(
      lifetime,
      setTransactionMessageFeePayer(draft.feePayer, createTransactionMessage({ version: 0 })),
    ),
  );
  const transaction = compileTransaction(
    compressTransactionMessageUsingAddressLookupTables(message, draft.tables ?? {}),
  );
  const needed = cosigners.filter(({ address }) => Object.hasOwn(transaction.signatures, address));
  return partiallySignTransaction(
    needed.map(({ keyPair }) => keyPair),
    transaction,
  );
};

/** The transaction as it goes over the wire. */
export const wireBytes = (transaction: Transaction): Uint8Array =>
  Uint8Array.from(getTransactionEncoder().encode(transaction));

export const base64 = (bytes: ArrayLike<number>): string =>
  Buffer.from(Uint8Array.from(bytes)).toString("base64");
