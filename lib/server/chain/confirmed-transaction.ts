import * as z from "zod";
import type { ConfirmedMeta, TokenBalance } from "@/lib/core/review";
import { addressSchema, fromBase64 } from "@/lib/core/solana";
import { readResult } from "./answer";
import type { RpcCluster } from "./cluster";

const units = z.number().int().nonnegative().transform(BigInt);
const tokenBalanceSchema = z
  .object({
    accountIndex: z.number().int().nonnegative(),
    mint: addressSchema,
    owner: addressSchema.nullish(),
    uiTokenAmount: z.object({ amount: z.string().regex(/^\d{1,20}$/u) }),
  })
  .transform(({ accountIndex, mint, owner, uiTokenAmount }): TokenBalance => ({
    accountIndex,
    mint,
    owner: owner ?? null,
    amount: BigInt(uiTokenAmount.amount),
  }));
const balances = z.array(tokenBalanceSchema).nullish();

const transactionSchema = z
  .object({
    slot: units,
    transaction: z.tuple([z.base64(), z.literal("base64")]),
    meta: z.object({
      err: z.unknown(),
      fee: units,
      preBalances: z.array(units),
      postBalances: z.array(units),
      preTokenBalances: balances,
      postTokenBalances: balances,
      loadedAddresses: z
        .object({ writable: z.array(addressSchema), readonly: z.array(addressSchema) })
        .nullish(),
    }),
  })
  .nullable();

export interface ConfirmedTransaction {
  readonly slot: bigint;
  /** Wire bytes as they landed. */
  readonly bytes: Uint8Array;
  readonly meta: ConfirmedMeta;
}

/** The transaction a signature names, once confirmed; null before. */
export const confirmedTransaction = async (
  { result }: Pick<RpcCluster, "result">,
  signature: string,
): Promise<ConfirmedTransaction | null> => {
  const answer = await result("getTransaction", [
    signature,
    { encoding: "base64", commitment: "confirmed", maxSupportedTransactionVersion: 0 },
  ]);
  const found = readResult("getTransaction", transactionSchema, answer);
  if (found === null) return null;
  const { meta } = found;
  return {
    slot: found.slot,
    bytes: fromBase64(found.transaction[0]),
    meta: {
      ...meta,
      err: meta.err ?? null,
      preTokenBalances: meta.preTokenBalances ?? [],
      postTokenBalances: meta.postTokenBalances ?? [],
      loadedAddresses: meta.loadedAddresses ?? { writable: [], readonly: [] },
    },
  };
};
