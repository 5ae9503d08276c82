import * as z from "zod";
import { addressSchema } from "@/lib/core/solana";

/** Options of a call. Their size is bounded with the body's; the node reads what it knows. */
const options = z.record(z.string().max(64), z.unknown()).optional();
const base58 = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{32,88}$/u);
/** 1,232 bytes is the largest transaction. */
const wire = z.string().max(1_684);

/**
 * The Solana methods a browser gets through our server: what reviewing a purchase needs, reads
 * only. `sendTransaction` is not among them: a purchase is broadcast by the server, after its own
 * review and after the signature is stored.
 */
export const offeredMethods = new Map<string, z.ZodType<readonly unknown[]>>([
  ["getAccountInfo", z.tuple([addressSchema, options])],
  ["getBalance", z.tuple([addressSchema, options])],
  ["getBlockHeight", z.tuple([options])],
  ["getFeeForMessage", z.tuple([wire, options])],
  ["getGenesisHash", z.tuple([])],
  ["getLatestBlockhash", z.tuple([options])],
  [
    "getMinimumBalanceForRentExemption",
    z.tuple([z.number().int().min(0).max(10_485_760), options]),
  ],
  ["getMultipleAccounts", z.tuple([z.array(addressSchema).max(100), options])],
  ["getSignatureStatuses", z.tuple([z.array(base58).max(16), options])],
  ["getSlot", z.tuple([options])],
  ["isBlockhashValid", z.tuple([base58, options])],
  ["simulateTransaction", z.tuple([wire, options])],
]);
