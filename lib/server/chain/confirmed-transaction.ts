import * as z from "zod";
import type { ConfirmedMeta, TokenBalance } from "@/lib/core/review";
import { addressSchema, fromBase64, strictBase64 } from "@/lib/core/solana";
import { readResult } from "./answer";
import type { RpcCluster } from "./cluster";

/** Base64 characters of the 1,232 bytes a packet holds, with room for what a later format adds. */
const LONGEST_TRANSACTION = 8_192;
const units = z.number().int().nonnegative().transform(BigInt);
const tokenBalanceSchema = z
  .object({
    accountIndex: z.number().int().nonnegative(),
    mint: addressSchema,
    owner: addressSchema,
    uiTokenAmount: z.object({ amount: z.string().regex(/^\d{1,20}$/u) }),
  })
  .transform(({ accountIndex, mint, owner, uiTokenAmount }): TokenBalance => ({
    accountIndex,
    mint,
    owner,
    amount: BigInt(uiTokenAmount.amount),
  }));
const balances = z.array(tokenBalanceSchema);

/**
 * Everything the check against the agreement reads is required: an answer without it says nothing of
 * the payment, and must not look like a payment that went elsewhere.
 */
const metaSchema = z
  .object({
    err: z.unknown(),
    fee: units,
    preBalances: z.array(units).min(1),
    postBalances: z.array(units),
    preTokenBalances: balances,
    postTokenBalances: balances,
    loadedAddresses: z.object({
      writable: z.array(addressSchema),
      readonly: z.array(addressSchema),
    }),
  })
  .refine(
    ({ preBalances, postBalances }) => preBalances.length === postBalances.length,
    "balances are missing",
  )
  .transform((meta): ConfirmedMeta => ({ ...meta, err: meta.err ?? null }));

const transactionSchema = z
  .object({
    slot: units,
    /** Unix seconds, as the leaders estimate them. */
    blockTime: z.number().int().nonnegative().nullish(),
    transaction: z.tuple([strictBase64(LONGEST_TRANSACTION), z.literal("base64")]),
    meta: metaSchema,
  })
  .nullable();

export interface ConfirmedTransaction {
  readonly slot: bigint;
  /** When it landed; null where the node does not know any more. */
  readonly at: Date | null;
  /** Wire bytes as they landed. */
  readonly bytes: Uint8Array;
  readonly meta: ConfirmedMeta;
}

const confirmedAt = async (
  result: RpcCluster["result"],
  signature: string,
): Promise<ConfirmedTransaction | null> => {
  const answer = await result("getTransaction", [
    signature,
    { encoding: "base64", commitment: "confirmed", maxSupportedTransactionVersion: 0 },
  ]);
  const found = readResult("getTransaction", transactionSchema, answer);
  if (found === null) return null;
  const { slot, blockTime, meta } = found;
  const at = typeof blockTime === "number" ? new Date(blockTime * 1_000) : null;
  return { slot, at, bytes: fromBase64(found.transaction[0]), meta };
};

/**
 * The transaction a signature names, as each endpoint has it that answers in full; null is one that
 * has none, or not yet confirmed. @throws CHAIN_UNAVAILABLE where no endpoint answers in full
 */
export const confirmedTransactions = (
  { everyone }: Pick<RpcCluster, "everyone">,
  signature: string,
): Promise<readonly (ConfirmedTransaction | null)[]> =>
  everyone((result) => confirmedAt(result, signature));
