import { fromBase58, type Address } from "../../solana";
import { describeInstructions } from "../decode/instructions";
import { accountKeys, type AccountKey } from "../decode/keys";
import {
  decodeTransaction,
  hashMessage,
  type DecodedTransaction,
  type TableLookup,
} from "../decode/transaction";
import { presentInstruction } from "../present";
import { errorWords } from "../simulate/error-words";
import type { BalanceChange, ReviewedInstruction } from "../types";
import { landedAnswerSchema, type LandedMeta } from "./answer";
import { landedChanges } from "./balances";

/** A transaction that is on the chain: what it said, and what it did. */
export interface Landed {
  readonly signature: string;
  readonly slot: number;
  /** When its block was made; null where the node does not know any more. */
  readonly time: Date | null;
  /** Why it failed, in words; null where it did what it says. A failed one still cost its fee. */
  readonly failure: string | null;
  /** Lamports. */
  readonly fee: bigint;
  readonly feePayer: Address;
  readonly messageVersion: "legacy" | "v0";
  readonly messageHash: string;
  readonly blockhash: string;
  readonly instructions: readonly ReviewedInstruction[];
  readonly changes: readonly BalanceChange[];
  /** Wire bytes. */
  readonly transaction: Uint8Array;
}

/**
 * The accounts in index order, those of lookup tables as the node says it loaded them: a table may
 * hold others by now, or be gone.
 */
const keysOf = (transaction: DecodedTransaction, meta: LandedMeta): readonly AccountKey[] => {
  const { writable = [], readonly = [] } = meta.loadedAddresses ?? {};
  const tables = new Map<Address, Address[]>();
  const fill = (
    entriesOf: (lookup: TableLookup) => Uint8Array,
    loaded: readonly Address[],
  ): void => {
    let next = 0;
    for (const lookup of transaction.lookups) {
      const table = tables.get(lookup.table) ?? [];
      for (const entry of entriesOf(lookup)) {
        const address = loaded[next];
        if (address !== undefined) table[entry] = address;
        next += 1;
      }
      tables.set(lookup.table, table);
    }
  };
  fill((lookup) => lookup.writable, writable);
  fill((lookup) => lookup.readonly, readonly);
  return accountKeys(transaction, tables);
};

/** The programs that inner calls reached, by the instruction they came from. */
const innerCalls = (
  { innerInstructions }: LandedMeta,
  keys: readonly AccountKey[],
): { readonly index: number; readonly program: Address }[] | null =>
  innerInstructions?.flatMap(({ index, instructions }) =>
    instructions.flatMap(({ programIdIndex }) => {
      const program = keys[programIdIndex]?.address;
      return program === undefined ? [] : { index, program };
    }),
  ) ?? null;

const sameBytes = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b?.length === a.length && a.every((byte, index) => byte === b[index]);

/**
 * Reads a node's answer to getTransaction (`encoding: "base64"`, `maxSupportedTransactionVersion: 0`).
 * Null where the node knows no such transaction. What it did is the node's word: there is no second
 * source for it here.
 * @param wallet whose accounts stand first
 * @throws TypeError where the answer is of another transaction or does not decode; ZodError for
 * another shape
 */
export const readLanded = (
  answer: unknown,
  signature: string,
  wallet: Address | null,
): Landed | null => {
  const found = landedAnswerSchema.parse(answer);
  if (found === null) return null;
  const { slot, blockTime, transaction, meta } = found;
  const decoded = decodeTransaction(transaction);
  if (!decoded.ok) throw new TypeError(`the landed transaction ${decoded.reason}`);
  const { signatures, staticKeys, messageBytes, version, blockhash } = decoded.transaction;
  const [feePayer] = staticKeys;
  if (feePayer === undefined || !sameBytes(fromBase58(signature), signatures[0]))
    throw new TypeError("the node answered with another transaction");
  const keys = keysOf(decoded.transaction, meta);
  const instructions = describeInstructions(decoded.transaction, keys);
  const error: unknown = meta.err ?? null;
  const inner = error === null ? innerCalls(meta, keys) : null;
  const outcome = {
    error,
    logs: meta.logMessages ?? [],
    unitsConsumed: null,
    accounts: [],
    innerInstructions: [],
  };
  return {
    signature,
    slot,
    time: blockTime == null ? null : new Date(blockTime * 1000),
    failure: error === null ? null : errorWords(outcome, instructions).sentence,
    fee: meta.fee,
    feePayer,
    messageVersion: version,
    messageHash: hashMessage(messageBytes),
    blockhash,
    instructions: instructions.map((instruction) => presentInstruction(instruction, inner)),
    changes: landedChanges(
      keys.map(({ address }) => address),
      meta,
      wallet,
    ),
    transaction,
  };
};
