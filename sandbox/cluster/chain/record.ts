import { isAddress, type Address } from "@solana/kit";
import * as z from "zod";
import { transactionErrorSchema } from "../errors/transaction-error";

const address = z.string().refine((text): text is Address => isAddress(text));
const digits = z.string().regex(/^\d+$/u);

const tokenBalance = z.object({
  accountIndex: z.number(),
  mint: address,
  owner: address,
  programId: address,
  /** Base units. */
  amount: digits,
  decimals: z.number(),
});
export type TokenBalance = z.output<typeof tokenBalance>;

const innerInstruction = z.object({
  programIdIndex: z.number(),
  accounts: z.array(z.number()),
  /** base58 */
  data: z.string(),
  stackHeight: z.number(),
});
const innerInstructions = z.object({ index: z.number(), instructions: z.array(innerInstruction) });
export type InnerInstructions = z.output<typeof innerInstructions>;

/** A program's last returned data, base64. */
const returnData = z.object({ programId: address, data: z.string() });
export type ReturnData = z.output<typeof returnData>;

/** A landed transaction as history keeps it, on disk too. Amounts are lamports as digits. */
export const transactionRecordSchema = z.object({
  signature: z.string(),
  slot: z.number(),
  /** Seconds since 1970. */
  blockTime: z.number(),
  /** The transaction's bytes, base64. */
  wire: z.string(),
  err: transactionErrorSchema.nullable(),
  fee: digits,
  loaded: z.object({ writable: z.array(address), readonly: z.array(address) }),
  preBalances: z.array(digits),
  postBalances: z.array(digits),
  preTokenBalances: z.array(tokenBalance),
  postTokenBalances: z.array(tokenBalance),
  logs: z.array(z.string()),
  innerInstructions: z.array(innerInstructions),
  unitsConsumed: z.number(),
  returnData: returnData.nullable(),
  /** As getSignaturesForAddress shows it: "[length] text". */
  memo: z.string().nullable(),
  /** Every account the transaction names, loaded ones included. */
  addresses: z.array(address),
});
export type TransactionRecord = z.output<typeof transactionRecordSchema>;
