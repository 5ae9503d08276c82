import "server-only";
import { createLimiter, inMemory, type Consume } from "./limiter";

export type { Bucket } from "./buckets";
export { RateLimitedError, type LimitState } from "./limiter";

declare global {
  // Next may load this module once per route; the counts belong to the process.
  var countersignLimiter: Consume | undefined;
}

/**
 * Counts one use of `bucket` by `party`.
 * @returns what is left of the allowance
 * @throws RateLimitedError (RATE_LIMITED) when nothing was left
 */
export const consume: Consume = (bucket, party) =>
  (globalThis.countersignLimiter ??= createLimiter(inMemory))(bucket, party);
