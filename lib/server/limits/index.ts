import "server-only";
import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { createLimiter, inMemory, RateLimitedError, type Consume, type Limiters } from "./limiter";
import * as refusals from "./refusals";

export type { Bucket } from "./buckets";
export { RateLimitedError, type LimitState } from "./limiter";

declare global {
  // Next bundles the proxy and the routes apart; the counts belong to the process. Only they are
  // shared: an error thrown by another bundle's code would be an instance of none of our classes.
  var countersignLimits: Limiters | undefined;
  var countersignRefusals: refusals.RefusalCounts | undefined;
}

/**
 * Counts one use of `bucket` by `party`.
 * @returns what is left of the allowance
 * @throws RateLimitedError (RATE_LIMITED) when nothing was left
 */
export const consume: Consume = async (bucket, party) => {
  const limiters = (globalThis.countersignLimits ??= new Map<string, RateLimiterAbstract>());
  try {
    return await createLimiter(inMemory, limiters)(bucket, party);
  } catch (error) {
    if (error instanceof RateLimitedError)
      refusals.noteRefusal(refusalCounts(), bucket, Date.now());
    throw error;
  }
};

const refusalCounts = (): refusals.RefusalCounts =>
  (globalThis.countersignRefusals ??= refusals.noRefusals());

/** Every limit with its figures, and how often this process refused somebody within the last hour. */
export const limitFigures = (): readonly refusals.LimitFigures[] =>
  refusals.limitFigures(refusalCounts(), Date.now());
