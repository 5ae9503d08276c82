import "server-only";
import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { createLimiter, inMemory, type Consume, type Limiters } from "./limiter";

export type { Bucket } from "./buckets";
export { RateLimitedError, type LimitState } from "./limiter";

declare global {
  // Next bundles the proxy and the routes apart; the counts belong to the process. Only they are
  // shared: an error thrown by another bundle's code would be an instance of none of our classes.
  var countersignLimits: Limiters | undefined;
}

/**
 * Counts one use of `bucket` by `party`.
 * @returns what is left of the allowance
 * @throws RateLimitedError (RATE_LIMITED) when nothing was left
 */
export const consume: Consume = (bucket, party) =>
  createLimiter(
    inMemory,
    (globalThis.countersignLimits ??= new Map<string, RateLimiterAbstract>()),
  )(bucket, party);
