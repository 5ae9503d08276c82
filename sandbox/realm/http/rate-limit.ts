import type { RateGroup } from "./route";

/** Calls a minute by group. */
export type RateLimits = Readonly<Record<RateGroup, number>>;

/** A window's length where nothing else was ordered. */
const MINUTE = 60;

export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  /** Absolute Unix seconds at which the window ends. */
  readonly reset: number;
  readonly exceeded: boolean;
}

/** Fixed windows, per key and group, counted in memory: a restart forgives. */
export class RateLimiter {
  readonly #windows = new Map<string, { reset: number; used: number }>();

  /** Counts one call of a key's in a group. @param nowSeconds Unix seconds. @param length Seconds. */
  take(
    apiKey: string,
    group: RateGroup,
    limit: number,
    nowSeconds: number,
    length = MINUTE,
  ): RateState {
    const name = `${group} ${apiKey}`;
    let window = this.#windows.get(name);
    // One that ends later than any begun now was begun by a clock that was wrong.
    if (!window || window.reset <= nowSeconds || window.reset > nowSeconds + length) {
      window = { reset: (Math.floor(nowSeconds / length) + 1) * length, used: 0 };
      this.#windows.set(name, window);
    }
    window.used += 1;
    return {
      limit,
      remaining: Math.max(0, limit - window.used),
      reset: window.reset,
      exceeded: window.used > limit,
    };
  }
}

export const rateHeaders = (state: RateState): Record<string, string> => ({
  "x-ratelimit-limit": String(state.limit),
  "x-ratelimit-remaining": String(state.remaining),
  "x-ratelimit-reset": String(state.reset),
});
