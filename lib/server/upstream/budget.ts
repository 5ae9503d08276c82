/** What upstream last said of one group's limit, and what was sent since. Times are by our own clock. */
export interface Budget {
  /** Zero until upstream has said one. */
  limit: number;
  remaining: number;
  /** Unix milliseconds by upstream's clock, as it says: the name of the window. */
  reset: number;
  /**
   * The same moment by our clock, so that an upstream whose clock jumps can't move it afterwards. Where
   * it is too far off to be waited for, as long as anybody waits.
   */
  endsAt: number;
  /** Whether the reset is later than `endsAt`. */
  isCut: boolean;
  /** Upstream refused one: nobody goes before. */
  blockedUntil: number;
  /** Whether an answer came since nothing was known; it need not have spoken of a limit. */
  heard: boolean;
  /** How many were ever sent: the order of their sending. */
  sent: number;
  /** How many of them, when the window was learned of: what was sent later knows better. */
  sentBefore: number;
  /** Sent and not yet answered: upstream counts them although its headers don't yet. */
  inFlight: number;
  /** Reads that wait for the moment they were promised. */
  promised: number;
  /** The last moment that was promised to a read. */
  lastSlot: number;
  /** The same for urgent calls, which no read pushes back. */
  lastUrgentSlot: number;
  /** Whether somebody was told already that little is left. */
  near: boolean;
}

export const newBudget = (): Budget => ({
  limit: 0,
  remaining: 0,
  reset: 0,
  endsAt: 0,
  isCut: false,
  blockedUntil: 0,
  heard: false,
  sent: 0,
  sentBefore: 0,
  inFlight: 0,
  promised: 0,
  lastSlot: 0,
  lastUrgentSlot: 0,
  near: false,
});

/** Below this share of the limit calls are spread over the time that is left. */
const SPREAD_BELOW = 0.25;
/** Reads leave this share of the limit to urgent calls, so that no crowd of readers stops a purchase. */
const RESERVED = 0.1;
/** Under way while nothing is known of a limit, until one of them was answered. */
const AT_FIRST = 4;
/** And so many urgent ones beside them. */
const AT_FIRST_URGENT = 2;

/** Between two calls that had to wait: a limit's worth in a minute. */
export const pace = ({ limit }: Budget): number =>
  limit > 0 ? Math.min(60_000 / limit, 1_000) : 1_000;

const isBlocked = ({ blockedUntil }: Budget, now: number): boolean => now < blockedUntil;

/** Whether as many are under way as may be while nothing is known. */
export const isFullOfFirsts = (
  { limit, heard, inFlight, blockedUntil }: Budget,
  now: number,
  urgent: boolean,
): boolean =>
  limit === 0 &&
  !heard &&
  now >= blockedUntil &&
  inFlight >= AT_FIRST + (urgent ? AT_FIRST_URGENT : 0);

/** Whether a reset too far off was waited for long enough: one after the other asks how it stands. */
const isTrying = ({ isCut, endsAt }: Budget, now: number): boolean => isCut && now >= endsAt;

/** How many may be under way. Past the reset nothing is known but the limit: more at once would be refused again. */
const mostOf = (budget: Budget, now: number): number => {
  if (now < budget.endsAt) return budget.remaining;
  return isTrying(budget, now) ? 1 : budget.limit;
};

interface Asking {
  readonly urgent: boolean;
  /** What it was promised before; null where nothing was. */
  readonly slot: number | null;
}

/** When a call may go; null for at once, whatever others do. */
export const slotOf = (budget: Budget, now: number, { urgent, slot }: Asking): number | null => {
  const { limit, inFlight, endsAt, blockedUntil, lastSlot } = budget;
  const blocked = isBlocked(budget, now);
  if (limit === 0 && !blocked) return null;
  const isOver = now >= endsAt;
  // Whoever's moment has come goes before those who still wait for theirs.
  const isDue = slot !== null && now >= slot;
  const others = urgent || isDue ? 0 : budget.promised;
  const reserved = urgent || isTrying(budget, now) ? 0 : Math.floor(limit * RESERVED);
  const left = mostOf(budget, now) - inFlight - others - reserved;
  if (blocked || left <= 0) {
    // One after the other past the reset: all at once would use up the new budget as well.
    const from = Math.max(isOver || left > 0 ? now : endsAt, blockedUntil);
    return Math.max(urgent ? budget.lastUrgentSlot : lastSlot, from) + pace(budget);
  }
  if (isOver || urgent || isDue || left > limit * SPREAD_BELOW) return null;
  // The first goes at once; those on its heels keep the distance.
  return Math.max(now, lastSlot + (endsAt - now) / (left + 1));
};
