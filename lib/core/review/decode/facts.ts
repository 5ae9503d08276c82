import { toBase58, type Address } from "../../solana";
import { memoPrograms } from "../programs/addresses";
import { decodeTransaction, hashMessage } from "./transaction";

/** What bookkeeping needs of a transaction, without judging it. */
export interface TransactionFacts {
  readonly feePayer: Address;
  readonly blockhash: string;
  /** base58 of the fee payer's signature, by which the chain knows the transaction; null while unsigned. */
  readonly signature: string | null;
  /** Text of each memo in order; invalid UTF-8 is replaced. */
  readonly memos: readonly string[];
  /** Lower-case hex SHA-256 of the message bytes. */
  readonly messageHash: string;
}

/** Reads wire bytes. Null where they do not decode. Never throws. */
export const readTransaction = (bytes: Uint8Array): TransactionFacts | null => {
  const decoded = decodeTransaction(bytes);
  if (!decoded.ok) return null;
  const { transaction } = decoded;
  const [feePayer] = transaction.staticKeys;
  const [first] = transaction.signatures;
  if (feePayer === undefined || first === undefined) return null;
  const text = new TextDecoder("utf-8", { ignoreBOM: true });
  return {
    feePayer,
    blockhash: transaction.blockhash,
    signature: first.every((byte) => byte === 0) ? null : toBase58(first),
    memos: transaction.instructions
      .filter(({ program }) => memoPrograms.has(program))
      .map(({ data }) => text.decode(data)),
    messageHash: hashMessage(transaction.messageBytes),
  };
};
