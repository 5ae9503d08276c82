import type { RateLimit } from "./types";

/** What upstream last said of one group's limit, and what was sent since. */
interface Budget {
  /** Zero until upstream has said one. */
  limit: number;
  remaining: number;
  /** Unix milliseconds by upstream's clock. */
  resetAt: number;
  /** Sent and not yet answered: upstream counts them although its headers don't yet. */
  inFlight: number;
  /** When the last of those that were spread out may go, Unix milliseconds by upstream's clock. */
  lastSlot: number;
  /** Whether somebody was told already that little is left. */
  near: boolean;
}

/** Plain data, so that governors of the same upstream in one process can go by the same. */
export type Budgets = Map<string, Budget>;

export interface Haste {
  /** Milliseconds the caller can wait. */
  readonly patience: number;
  /** Moves money or assets: may use the share that reads leave untouched, and is not spread out. */
  readonly urgent: boolean;
}

/** Below this share of the limit calls are spread over the time that is left. */
const SPREAD_BELOW = 0.25;
/** Reads leave this share of the limit to urgent calls, so that no crowd of readers stops a purchase. */
const RESERVED = 0.1;
/** Below this share an operator wants to know. */
const NEAR_BELOW = 0.1;
/** A reset further off is a mistake in the header; believed, it would hold everything back until then. */
const LONGEST_WINDOW_MILLISECONDS = 60 * 60 * 1_000;
/** Groups remembered before those that are over are let go. */
const GROUPS = 1_000;

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,12}$/u.test(text) ? Number(text) : null;

/** Between two calls that had to wait: a limit's worth in a minute. */
const pace = ({ limit }: Budget): number => (limit > 0 ? Math.min(60_000 / limit, 1_000) : 1_000);

/** When a call may go; null for at once, whatever others do. */
const slotOf = (budget: Budget, now: number, urgent: boolean): number | null => {
  const { limit, inFlight, resetAt, lastSlot } = budget;
  const isOver = now >= resetAt;
  if (isOver && limit === 0) return null;
  const reserved = urgent ? 0 : Math.floor(limit * RESERVED);
  // Past the reset nothing is known but the limit: more than that at once would be refused again.
  const left = (isOver ? limit : budget.remaining) - inFlight - reserved;
  if (left <= 0) {
    // One after the other past the reset: all at once would use up the new budget as well.
    const from = isOver ? now : resetAt;
    return (urgent ? from : Math.max(lastSlot, from)) + pace(budget);
  }
  if (isOver || urgent || left > limit * SPREAD_BELOW) return null;
  // The first goes at once; those on its heels keep the distance.
  return Math.max(now, lastSlot + (resetAt - now) / (left + 1));
};

/**
 * Slows down before upstream refuses (seeds D14, M16): knows from `X-RateLimit-*` what is left of each
 * group's limit, counts what is under way, spreads the last quarter over the time until the reset, keeps
 * a tenth for calls that matter more, and holds back what would be refused. It trusts no memory past the
 * reset. Every time is by upstream's clock, because the reset is.
 */
export class RateGovernor {
  readonly #budgets: Budgets;
  readonly #nearLimit: (group: string, remaining: number) => void;

  constructor(nearLimit: (group: string, remaining: number) => void, budgets: Budgets = new Map()) {
    this.#nearLimit = nearLimit;
    this.#budgets = budgets;
  }

  /**
   * Milliseconds this call has to wait before it goes, and its place is taken: call `learn` or `release`
   * when it ends. Null where that is longer than it can wait; then nothing is taken, or those who give
   * up would push back those who don't.
   */
  admit(group: string, now: number, { patience, urgent }: Haste): number | null {
    const budget = this.#budgets.get(group) ?? this.#begin(group, now);
    const slot = slotOf(budget, now, urgent);
    const wait = slot === null ? 0 : slot - now;
    if (wait > 0 && wait >= patience) return null;
    budget.inFlight += 1;
    if (slot !== null) budget.lastSlot = Math.max(budget.lastSlot, slot);
    return wait;
  }

  #begin(group: string, now: number): Budget {
    if (this.#budgets.size >= GROUPS)
      for (const [name, { inFlight, resetAt }] of this.#budgets)
        if (inFlight === 0 && now >= resetAt) this.#budgets.delete(name);
    const budget = { limit: 0, remaining: 0, resetAt: 0, inFlight: 0, lastSlot: 0, near: false };
    this.#budgets.set(group, budget);
    return budget;
  }

  /** A call that was admitted did not go, or ended without an answer. */
  release(group: string): void {
    const budget = this.#budgets.get(group);
    if (budget) budget.inFlight = Math.max(0, budget.inFlight - 1);
  }

  /** Takes what an answer says. `resetAt` of an answer that came late never moves backwards. */
  learn(group: string, header: (name: string) => string | null, status: number, now: number): void {
    this.release(group);
    const budget = this.#budgets.get(group);
    const limit = wholeNumber(header("x-ratelimit-limit"));
    const remaining = wholeNumber(header("x-ratelimit-remaining"));
    const reset = wholeNumber(header("x-ratelimit-reset"));
    if (!budget || limit === null || remaining === null || reset === null) return;
    const resetAt = reset * 1_000;
    if (resetAt < budget.resetAt || resetAt > now + LONGEST_WINDOW_MILLISECONDS) return;
    const sameWindow = resetAt === budget.resetAt;
    budget.limit = limit;
    // Answers overtake each other: within a window less is left with every one.
    budget.remaining = sameWindow ? Math.min(budget.remaining, remaining) : remaining;
    if (status === 429) budget.remaining = 0;
    budget.resetAt = resetAt;
    if (!sameWindow) budget.lastSlot = 0;
    this.#tell(group, budget);
  }

  /** Once each time it sinks below the mark, not once per answer. */
  #tell(group: string, budget: Budget): void {
    const near = budget.limit > 0 && budget.remaining < budget.limit * NEAR_BELOW;
    if (near && !budget.near) this.#nearLimit(group, budget.remaining);
    budget.near = near;
  }

  /** What is known of one group; null before upstream has said anything of it. */
  standing(group: string): RateLimit | null {
    const budget = this.#budgets.get(group);
    if (budget === undefined || budget.limit === 0) return null;
    const { limit, remaining, resetAt } = budget;
    return { limit, remaining, resetAt };
  }

  /** What is known of each group: for whoever watches. */
  state(): readonly (RateLimit & { readonly group: string })[] {
    return [...this.#budgets]
      .filter(([, { limit }]) => limit > 0)
      .map(([group, { limit, remaining, resetAt }]) => ({ group, limit, remaining, resetAt }));
  }
}
