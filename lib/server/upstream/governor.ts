/** What upstream last said of one group's limit, and what was sent since. */
interface Budget {
  limit: number;
  remaining: number;
  /** Unix milliseconds. */
  resetAt: number;
  /** Sent and not yet answered: upstream counts them although its headers don't yet. */
  inFlight: number;
  /** When the last of those that were spread out may go, Unix milliseconds. */
  lastSlot: number;
}

/** Below this share of the limit calls are spread over the time that is left. */
const SPREAD_BELOW = 0.25;
/** Below this share an operator wants to know. */
const NEAR_BELOW = 0.1;

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,12}$/u.test(text) ? Number(text) : null;

/**
 * Slows down before upstream refuses (seeds D14, M16): knows from `X-RateLimit-*` what is left of each
 * group's limit, counts what is under way, spreads the last quarter over the time until the reset, and
 * holds back what would be refused. It trusts no memory past the reset.
 */
export class RateGovernor {
  readonly #budgets = new Map<string, Budget>();
  readonly #nearLimit: (group: string, remaining: number) => void;

  constructor(nearLimit: (group: string, remaining: number) => void) {
    this.#nearLimit = nearLimit;
  }

  /** Milliseconds this call has to wait before it goes. Takes its place: call `learn` when it ends. */
  admit(group: string, now: number): number {
    const budget = this.#budgets.get(group);
    if (!budget) {
      this.#budgets.set(group, {
        limit: 0,
        remaining: 0,
        resetAt: 0,
        inFlight: 1,
        lastSlot: 0,
      });
      return 0;
    }
    budget.inFlight += 1;
    if (now >= budget.resetAt) return 0;
    const left = budget.remaining - (budget.inFlight - 1);
    if (left <= 0) {
      // One after the other past the reset: all at once would use up the new budget as well.
      budget.lastSlot = Math.max(budget.lastSlot, budget.resetAt) + this.#pace(budget);
      return budget.lastSlot - now;
    }
    if (left > budget.limit * SPREAD_BELOW) return 0;
    const step = (budget.resetAt - now) / (left + 1);
    // The first goes at once; those on its heels keep the distance.
    budget.lastSlot = Math.max(now, budget.lastSlot + step);
    return budget.lastSlot - now;
  }

  /** Between two calls that waited for the reset: a limit's worth in a minute. */
  #pace({ limit }: Budget): number {
    return limit > 0 ? Math.min(60_000 / limit, 1_000) : 1_000;
  }

  /** A call that was admitted did not go, or ended without an answer. */
  release(group: string): void {
    const budget = this.#budgets.get(group);
    if (budget) budget.inFlight = Math.max(0, budget.inFlight - 1);
  }

  /** Takes what an answer says. `resetAt` of an answer that came late never moves backwards. */
  learn(group: string, header: (name: string) => string | null, status: number): void {
    this.release(group);
    const budget = this.#budgets.get(group);
    const limit = wholeNumber(header("x-ratelimit-limit"));
    const remaining = wholeNumber(header("x-ratelimit-remaining"));
    const reset = wholeNumber(header("x-ratelimit-reset"));
    if (!budget || limit === null || remaining === null || reset === null) return;
    const resetAt = reset * 1_000;
    if (resetAt < budget.resetAt) return;
    const sameWindow = resetAt === budget.resetAt;
    budget.limit = limit;
    // Answers overtake each other: within a window less is left with every one.
    budget.remaining = sameWindow ? Math.min(budget.remaining, remaining) : remaining;
    if (status === 429) budget.remaining = 0;
    budget.resetAt = resetAt;
    if (!sameWindow) budget.lastSlot = 0;
    if (limit > 0 && remaining < limit * NEAR_BELOW) this.#nearLimit(group, remaining);
  }

  /** What is known of each group: for whoever watches. */
  state(): readonly {
    readonly group: string;
    readonly limit: number;
    readonly remaining: number;
    readonly resetAt: number;
  }[] {
    return [...this.#budgets]
      .filter(([, { limit }]) => limit > 0)
      .map(([group, { limit, remaining, resetAt }]) => ({ group, limit, remaining, resetAt }));
  }
}
