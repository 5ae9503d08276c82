import { isFullOfFirsts, newBudget, pace, slotOf, type Budget } from "./budget";
import { pauseUntil, saysSomethingIsLeft } from "./pause";
import type { RateLimit } from "./types";

/** Plain data, so that governors of the same upstream in one process can go by the same. */
export type Budgets = Map<string, Budget>;

/** One call's standing with the governor: of the governor's making, and changed by it alone. */
export interface Ticket {
  readonly group: string;
  /** Moves money or assets: may use the share that reads leave untouched, and is not spread out. */
  readonly urgent: boolean;
  /** The moment it was promised, by our clock; null where nothing is. */
  slot: number | null;
  /** Which of its group's calls it is, in the order of their sending; 0 while it is not under way. */
  number: number;
}

/** An answer, as far as limits are concerned, and the clocks when it came. */
interface Told {
  readonly status: number;
  readonly header: (name: string) => string | null;
  /** Unix milliseconds by our clock. */
  readonly now: number;
  /** Milliseconds upstream's clock is ahead of ours. */
  readonly ahead: number;
}

/** Below this share an operator wants to know. */
const NEAR_BELOW = 0.1;
/** However far off the reset is, nobody is held back longer: a mistake in one header would stop a day's work. */
const LONGEST_HOLD_MILLISECONDS = 60 * 60 * 1_000;
/** Unix seconds: the last moment of a year of four digits, which every store takes. */
const LAST_SECOND = 253_402_300_799;
/** Groups remembered before those that are over are let go. */
const GROUPS = 1_000;
/** Milliseconds until whoever waits for the first answer looks whether it came. */
const LOOK_EVERY = 50;

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,12}$/u.test(text) ? Number(text) : null;

interface Window {
  readonly limit: number;
  readonly remaining: number;
  readonly reset: number;
  /** The same by our clock. */
  readonly endsAt: number;
}

/** What the three headers say; null where one is missing. */
const windowOf = ({ header, ahead }: Told): Window | null => {
  const limit = wholeNumber(header("x-ratelimit-limit"));
  const remaining = wholeNumber(header("x-ratelimit-remaining"));
  const seconds = wholeNumber(header("x-ratelimit-reset"));
  if (limit === null || remaining === null || seconds === null) return null;
  const reset = Math.min(seconds, LAST_SECOND) * 1_000;
  return { limit, remaining, reset, endsAt: reset - ahead };
};

/** Until when the window is waited for. */
const hold = (budget: Budget, endsAt: number, now: number): void => {
  budget.endsAt = Math.min(endsAt, now + LONGEST_HOLD_MILLISECONDS);
  budget.isCut = endsAt > budget.endsAt;
};

/**
 * Slows down before upstream refuses (seeds D14, M16): knows from `X-RateLimit-*` what is left of each
 * group's limit, counts what is under way, spreads the last quarter over the time until the reset, keeps
 * a tenth for calls that matter more, and holds back what would be refused. While it knows nothing it
 * lets a few go and waits for what they bring. It trusts no memory past the reset, and where that is more
 * than an hour off has one call after the other ask anew once in an hour.
 */
export class RateGovernor {
  readonly #budgets: Budgets;
  readonly #nearLimit: (group: string, remaining: number) => void;

  constructor(nearLimit: (group: string, remaining: number) => void, budgets: Budgets = new Map()) {
    this.#nearLimit = nearLimit;
    this.#budgets = budgets;
  }

  ticket(group: string, urgent: boolean): Ticket {
    return { group, urgent, slot: null, number: 0 };
  }

  /**
   * Asks whether a call may go: 0, and it counts as under way; or the milliseconds after which it asks
   * again, its moment promised. More may be known by then, so nobody goes unasked. Null where that is
   * longer than it can wait; then nothing is taken, or those who give up would push back those who don't.
   * Whatever comes of it, the ticket ends with `learn` or `release`.
   * @param now Unix milliseconds by our clock. @param patience Milliseconds
   */
  admit(ticket: Ticket, now: number, patience: number): number | null {
    const { group, urgent } = ticket;
    const budget = this.#budgets.get(group) ?? this.#begin(group, now);
    if (isFullOfFirsts(budget, now, urgent)) return LOOK_EVERY < patience ? LOOK_EVERY : null;
    const slot = slotOf(budget, now, ticket);
    const wait = slot === null ? 0 : slot - now;
    if (wait > 0 && wait >= patience) return null;
    this.release(ticket);
    if (slot !== null && urgent) budget.lastUrgentSlot = Math.max(budget.lastUrgentSlot, slot);
    else if (slot !== null) budget.lastSlot = Math.max(budget.lastSlot, slot);
    if (wait > 0) {
      ticket.slot = slot;
      if (!urgent) budget.promised += 1;
      return wait;
    }
    budget.inFlight += 1;
    budget.sent += 1;
    ticket.number = budget.sent;
    return 0;
  }

  #begin(group: string, now: number): Budget {
    if (this.#budgets.size >= GROUPS)
      for (const [name, { inFlight, promised, endsAt, blockedUntil }] of this.#budgets)
        if (inFlight === 0 && promised === 0 && now >= Math.max(endsAt, blockedUntil))
          this.#budgets.delete(name);
    const budget = newBudget();
    this.#budgets.set(group, budget);
    return budget;
  }

  /** Gives back what the ticket holds: its call did not go, or ended without an answer. Again it does nothing. */
  release(ticket: Ticket): void {
    const budget = this.#budgets.get(ticket.group);
    if (budget !== undefined && ticket.number > 0) budget.inFlight -= 1;
    if (budget !== undefined && ticket.slot !== null && !ticket.urgent) budget.promised -= 1;
    ticket.number = 0;
    ticket.slot = null;
  }

  /** Takes what the answer to a ticket's call says. */
  learn(ticket: Ticket, told: Told): void {
    const { group, number } = ticket;
    this.release(ticket);
    const budget = this.#budgets.get(group);
    if (budget === undefined || number === 0) return;
    const { status, now } = told;
    const refused = status === 429;
    budget.heard = !refused;
    const window = windowOf(told);
    // Answers overtake each other: one of an earlier window, or of no window, tells of the present one
    // only where it was sent after that had been learned of.
    const isLater = number > budget.sentBefore;
    const isFormer =
      window === null
        ? !isLater
        : window.reset < budget.reset && (!isLater || window.endsAt <= now);
    if (window !== null && !isFormer) this.#enter(budget, window, now);
    else if (!refused && now >= budget.endsAt) budget.isCut = false;
    if (refused) this.#refuse(budget, told, isFormer);
    if (budget.limit > 0) this.#tell(group, budget);
  }

  #enter(budget: Budget, { limit, remaining, reset, endsAt }: Window, now: number): void {
    budget.limit = limit;
    // Whoever asked how a window stands that was waited for long enough is believed, whatever it was before.
    const isAnew = budget.isCut && now >= budget.endsAt;
    if (reset === budget.reset && !isAnew) {
      // Within a window less is left with every answer, in whatever order they come.
      budget.remaining = Math.min(budget.remaining, remaining);
      if (budget.isCut && budget.remaining > 0) hold(budget, endsAt, now);
      return;
    }
    budget.remaining = remaining;
    budget.reset = reset;
    hold(budget, endsAt, now);
    budget.sentBefore = budget.sent;
    budget.lastSlot = 0;
    budget.lastUrgentSlot = 0;
  }

  /** Nobody asks before the time that upstream names: a 429 lacking every other header names one, or none. */
  #refuse(budget: Budget, { status, header, now, ahead }: Told, isFormer: boolean): void {
    const until = pauseUntil(status, header, now + ahead);
    const pause = until === null ? pace(budget) : until - ahead - now;
    const bounded = Math.min(Math.max(0, pause), LONGEST_HOLD_MILLISECONDS);
    budget.blockedUntil = Math.max(budget.blockedUntil, now + bounded);
    if (isFormer || saysSomethingIsLeft(header)) return;
    budget.remaining = 0;
    // what `Retry-After` says stands above the reset, for everybody.
    if (until !== null) budget.endsAt = Math.min(budget.endsAt, budget.blockedUntil);
  }

  /** Once each time it sinks below the mark, not once per answer. */
  #tell(group: string, budget: Budget): void {
    const near = budget.remaining < budget.limit * NEAR_BELOW;
    if (near && !budget.near) this.#nearLimit(group, budget.remaining);
    budget.near = near;
  }

  /** What is known of one group; null before upstream has said anything of it. */
  standing(group: string): RateLimit | null {
    const budget = this.#budgets.get(group);
    if (budget === undefined || budget.limit === 0) return null;
    const { limit, remaining, reset } = budget;
    return { limit, remaining, resetAt: reset };
  }

  /** Whether upstream would refuse a call that is held back; if not, it waits for what others bring. */
  isLimited(group: string, now: number): boolean {
    const budget = this.#budgets.get(group);
    return budget !== undefined && (budget.limit > 0 || now < budget.blockedUntil);
  }

  /** What is known of each group: for whoever watches. */
  state(): readonly (RateLimit & { readonly group: string })[] {
    return [...this.#budgets]
      .filter(([, { limit }]) => limit > 0)
      .map(([group, { limit, remaining, reset }]) => ({ group, limit, remaining, resetAt: reset }));
  }
}
