import * as z from "zod";
import { addressSchema } from "@/lib/core/solana";

const commitment = z.enum(["processed", "confirmed", "finalized"]).optional();
const accountEncoding = z.enum(["base58", "base64", "base64+zstd", "jsonParsed"]).optional();
/** The largest account of the chain, in bytes. */
const accountBytes = z.int().min(0).max(10_485_760);

/**
 * The options that are passed on, by name: `minContextSlot` and whatever a provider may add are not,
 * because a caller could make a healthy node look ill with them.
 */
const plain = z.strictObject({ commitment }).optional();
const account = z
  .strictObject({
    commitment,
    encoding: accountEncoding,
    dataSlice: z.strictObject({ offset: accountBytes, length: accountBytes }).optional(),
  })
  .optional();
/** Only what the node has in its cache: the whole history is a search through its ledger. */
const status = z.strictObject({ searchTransactionHistory: z.literal(false).optional() }).optional();
/** A transaction names at most 128 accounts. */
const simulation = z
  .strictObject({
    commitment,
    encoding: z.enum(["base58", "base64"]).optional(),
    sigVerify: z.boolean().optional(),
    replaceRecentBlockhash: z.boolean().optional(),
    innerInstructions: z.boolean().optional(),
    accounts: z
      .strictObject({ addresses: z.array(addressSchema).max(128), encoding: accountEncoding })
      .optional(),
  })
  .optional();

/** One transaction by its signature, in the one form the inspector reads. */
const landed = z.strictObject({
  commitment,
  encoding: z.literal("base64"),
  maxSupportedTransactionVersion: z.literal(0),
});

/** 32 bytes in base58, as an address. */
const blockhash = addressSchema;
const signature = z.string().regex(/^[1-9A-HJ-NP-Za-km-z]{64,88}$/u);
/** 1,232 bytes, the largest transaction, as base64 or base58. */
const wire = z.string().max(1_684);

/**
 * The Solana methods a browser gets through our server: what reviewing a purchase or inspecting a
 * transaction needs, reads only. `sendTransaction` is not among them: a purchase is broadcast by the
 * server, after its own review and after the signature is stored.
 */
export const offeredMethods = new Map<string, z.ZodType<readonly unknown[]>>([
  ["getAccountInfo", z.tuple([addressSchema, account])],
  ["getBalance", z.tuple([addressSchema, plain])],
  ["getBlockHeight", z.tuple([plain])],
  ["getFeeForMessage", z.tuple([wire, plain])],
  ["getGenesisHash", z.tuple([])],
  ["getLatestBlockhash", z.tuple([plain])],
  ["getMinimumBalanceForRentExemption", z.tuple([accountBytes, plain])],
  ["getMultipleAccounts", z.tuple([z.array(addressSchema).max(100), account])],
  ["getSignatureStatuses", z.tuple([z.array(signature).max(16), status])],
  ["getTransaction", z.tuple([signature, landed])],
  ["isBlockhashValid", z.tuple([blockhash, plain])],
  ["simulateTransaction", z.tuple([wire, simulation])],
]);
