import * as z from "zod";
import { readResult } from "./answer";
import type { RpcCluster } from "./cluster";

/** JSON numbers beyond 2^53 − 1 have lost digits; zod's `int` refuses them. */
const slotNumber = z.number().int().nonnegative();
const height = slotNumber.transform(BigInt);
/** Unix seconds; null where the node does not know. */
const blockTime = z.number().int().nullable();
const context = z.object({ slot: height });

const latestSchema = z.object({
  context,
  value: z.object({ blockhash: z.string(), lastValidBlockHeight: height }),
});
const validSchema = z.object({ context, value: z.boolean() });
const epochSchema = z.object({ absoluteSlot: height, blockHeight: height });

type Asked = Pick<RpcCluster, "result">;

const latest = async ({ result }: Asked): Promise<z.output<typeof latestSchema>> =>
  readResult(
    "getLatestBlockhash",
    latestSchema,
    await result("getLatestBlockhash", [{ commitment: "confirmed" }]),
  );

const validity = async (
  { result }: Asked,
  blockhash: string,
): Promise<z.output<typeof validSchema>> =>
  readResult(
    "isBlockhashValid",
    validSchema,
    await result("isBlockhashValid", [blockhash, { commitment: "confirmed" }]),
  );

/** The last block height at which a transaction with the newest blockhash can land. */
export const newestLastValidHeight = async (asked: Asked): Promise<bigint> =>
  (await latest(asked)).value.lastValidBlockHeight;

/** Height of the confirmed chain. */
export const blockHeight = async ({ result }: Asked): Promise<bigint> =>
  readResult(
    "getBlockHeight",
    height,
    await result("getBlockHeight", [{ commitment: "confirmed" }]),
  );

/** Slot and height of the finalized chain, read together: two calls may reach two nodes. */
export const finalizedTip = async ({
  result,
}: Asked): Promise<{ readonly slot: bigint; readonly height: bigint }> => {
  const answer = await result("getEpochInfo", [{ commitment: "finalized" }]);
  const tip = readResult("getEpochInfo", epochSchema, answer);
  return { slot: tip.absoluteSlot, height: tip.blockHeight };
};

/** Seconds by which a block's time, an estimate of its leaders', may be off from our clock. */
const BLOCK_TIME_MARGIN = 60;

/**
 * Whether one endpoint's ledger reaches back to before that moment, to its genesis or to a block that is
 * older: a node that began from a snapshot, or has purged, knows nothing of what came before and says so
 * of each signature without an error. Asked after what it is to vouch for, for a ledger only loses.
 */
export const remembersSince = async ({ result }: Asked, moment: Date): Promise<boolean> => {
  const method = "getFirstAvailableBlock";
  const first = readResult(method, slotNumber, await result(method, []));
  if (first === 0) return true;
  const time = readResult("getBlockTime", blockTime, await result("getBlockTime", [first]));
  return time !== null && time < moment.getTime() / 1_000 - BLOCK_TIME_MARGIN;
};

/**
 * A height past which a transaction with this blockhash surely can't land: where an endpoint knows
 * the blockhash, it is no younger than the newest one the same endpoint names at that slot or later.
 * Null where no endpoint says so. @throws CHAIN_UNAVAILABLE where none answers
 */
export const lastValidHeightOf = async (
  { everyone }: Pick<RpcCluster, "everyone">,
  blockhash: string,
): Promise<bigint | null> => {
  const bounds = await everyone(async (result) => {
    const known = await validity({ result }, blockhash);
    if (!known.value) return null;
    const newest = await latest({ result });
    // Behind a balancer the second answer can be of a node that is further behind.
    return newest.context.slot < known.context.slot ? null : newest.value.lastValidBlockHeight;
  });
  const [first, ...others] = bounds.filter((bound) => bound !== null);
  if (first === undefined) return null;
  return others.reduce((most, bound) => (bound > most ? bound : most), first);
};

/** Whether every configured endpoint says that it does not take this blockhash. @throws CHAIN_UNAVAILABLE */
export const isBlockhashDead = async (
  { each, everyone }: Pick<RpcCluster, "each" | "everyone">,
  blockhash: string,
): Promise<boolean> => {
  const answers = await everyone((result) => validity({ result }, blockhash));
  return answers.length === each.length && answers.every(({ value }) => !value);
};
