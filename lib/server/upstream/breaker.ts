/** What one call told of upstream's health; "unknown" where it never got so far. */
export type Health = "well" | "ill" | "unknown";

export type BreakerState = "closed" | "open" | "half-open";

/** Failures in a row after which upstream is left alone for a while (seed M17). */
const FAILURES = 10;
const FIRST_REST = 1_000;
const LONGEST_REST = 5_000;

interface Trial {
  /** Until then others wait for what it brings; then one of them tries as well. */
  readonly until: number;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

const newTrial = (until: number): Trial => {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { until, ended, end };
};

/**
 * Leaves an upstream alone that failed ten times in a row: for a second, then one call tries; for
 * twice as long each time that fails, up to five seconds. Others wait for that call, unless it takes
 * longer than that itself: a slow upload shall not decide when everybody goes on.
 *
 * A call asks `refusal`, and tells `note` how it ended with the `epoch` at which it began: what began
 * before the last change of state says nothing of the one after.
 */
export class Breaker {
  #failures = 0;
  #rest = FIRST_REST;
  /** Milliseconds of a clock nobody sets back, until which nobody is let through; null while upstream is well. */
  #restsUntil: number | null = null;
  #trial: Trial | null = null;
  #epoch = 0;

  get epoch(): number {
    return this.#epoch;
  }

  get state(): BreakerState {
    if (this.#restsUntil === null) return "closed";
    return this.#trial === null ? "open" : "half-open";
  }

  /**
   * @returns null where the call may go, with the present epoch; "broken" where upstream rests; a
   * promise where one should ask again once it settles, or at `until`
   */
  refusal(): null | "broken" | Pick<Trial, "until" | "ended"> {
    if (this.#restsUntil === null) return null;
    const now = performance.now();
    if (this.#trial !== null && now < this.#trial.until) return this.#trial;
    if (now < this.#restsUntil) return "broken";
    this.#trial?.end();
    this.#trial = newTrial(now + LONGEST_REST);
    this.#epoch += 1;
    return null;
  }

  note(epoch: number, health: Health): void {
    if (epoch !== this.#epoch) return;
    if (this.#trial !== null) this.#endTrial(this.#trial, health);
    else if (health === "well") this.#failures = 0;
    else if (health === "ill" && this.#restsUntil === null) {
      this.#failures += 1;
      if (this.#failures >= FAILURES) this.#open(FIRST_REST);
    }
  }

  #open(rest: number): void {
    this.#rest = rest;
    this.#restsUntil = performance.now() + rest;
    this.#epoch += 1;
  }

  #endTrial(trial: Trial, health: Health): void {
    this.#trial = null;
    if (health === "well") {
      this.#restsUntil = null;
      this.#failures = 0;
      this.#epoch += 1;
    } else if (health === "ill") this.#open(Math.min(this.#rest * 2, LONGEST_REST));
    trial.end();
  }
}
