import type { RateGroup } from "./route";

/** Calls a minute, per key and group. Ample for tests; a figure of the sandbox, not of REALM. */
export const DEFAULT_LIMITS: Readonly<Record<RateGroup, number>> = {
  "market-read": 1200,
  "market-write": 240,
  user: 120,
};

const WINDOW_SECONDS = 60;

export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  /** Absolute Unix seconds at which the window ends. */
  readonly reset: number;
  readonly exceeded: boolean;
}

/** Fixed windows of a minute, counted in memory: a restart forgives. */
export class RateLimiter {
  readonly #limits: Readonly<Record<RateGroup, number>>;
  readonly #windows = new Map<string, { reset: number; used: number }>();

  constructor(limits: Readonly<Record<RateGroup, number>>) {
    this.#limits = limits;
  }

  /** Counts one call. @param nowSeconds Unix seconds. */
  take(apiKey: string, group: RateGroup, nowSeconds: number): RateState {
    const name = `${group} ${apiKey}`;
    const limit = this.#limits[group];
    let window = this.#windows.get(name);
    if (!window || window.reset <= nowSeconds) {
      window = { reset: (Math.floor(nowSeconds / WINDOW_SECONDS) + 1) * WINDOW_SECONDS, used: 0 };
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
