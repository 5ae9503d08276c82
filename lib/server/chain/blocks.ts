import * as z from "zod";
import { readResult } from "./answer";
import type { RpcCluster } from "./cluster";

/** JSON numbers beyond 2^53 − 1 have lost digits; zod's `int` refuses them. */
const height = z.number().int().nonnegative().transform(BigInt);

const latestSchema = z.object({
  value: z.object({ blockhash: z.string(), lastValidBlockHeight: height }),
});
const validSchema = z.object({ value: z.boolean() });

export interface LatestBlockhash {
  readonly blockhash: string;
  /** The last block height at which a transaction with this blockhash can land. */
  readonly lastValidBlockHeight: bigint;
}

export const latestBlockhash = async ({
  result,
}: Pick<RpcCluster, "result">): Promise<LatestBlockhash> => {
  const answer = await result("getLatestBlockhash", [{ commitment: "confirmed" }]);
  return readResult("getLatestBlockhash", latestSchema, answer).value;
};

export const blockHeight = async (
  { result }: Pick<RpcCluster, "result">,
  commitment: "confirmed" | "finalized",
): Promise<bigint> =>
  readResult("getBlockHeight", height, await result("getBlockHeight", [{ commitment }]));

export const isBlockhashValid = async (
  { result }: Pick<RpcCluster, "result">,
  blockhash: string,
): Promise<boolean> => {
  const answer = await result("isBlockhashValid", [blockhash, { commitment: "confirmed" }]);
  return readResult("isBlockhashValid", validSchema, answer).value;
};
