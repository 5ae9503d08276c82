import type { FailureKind } from "./failure";

/** How one attempt ended, as far as trying again is concerned. */
export type AttemptOutcome =
  | { readonly kind: "answer"; readonly status: number; readonly pauseUntil: number | null }
  | { readonly kind: "failure"; readonly failure: FailureKind };

export interface RetryQuestion {
  readonly outcome: AttemptOutcome;
  /** Attempts made so far, at least 1. */
  readonly attempts: number;
  /** Retries granted. */
  readonly retries: number;
  /** A read, or a mutation with an idempotency key: doing it twice does it once. */
  readonly repeatable: boolean;
  /** Unix milliseconds. */
  readonly now: number;
  /** Unix milliseconds after which no attempt begins. */
  readonly deadline: number;
  /** 0 (included) to 1 (excluded). */
  readonly random: number;
}

/** Seed D13: a first attempt and five more. */
export const MAX_RETRIES = 5;
const FIRST_DELAY = 250;
const LONGEST_DELAY = 8_000;
const RETRIED_STATUSES = new Set([429, 500, 502, 503, 504]);
const RETRIED_FAILURES = new Set<FailureKind>(["connection", "timeout"]);

/** Whether an answer of this status may be another one the next time. */
export const mayChange = (status: number): boolean => RETRIED_STATUSES.has(status);

const worthRepeating = (outcome: AttemptOutcome): boolean =>
  outcome.kind === "answer" ? mayChange(outcome.status) : RETRIED_FAILURES.has(outcome.failure);

/**
 * Whether to try again, as milliseconds to wait, or null for no (seed D13): as often as granted, on
 * 429, 500, 502, 503, 504 and lost connections, only what is repeatable, never past the deadline.
 * The delay doubles from 250 ms with full jitter over its upper half; a pause upstream asked for is
 * the least, and one that outlasts the deadline ends it at once instead of half-way.
 */
export const retryDelay = (question: RetryQuestion): number | null => {
  const { outcome, attempts, retries, repeatable, now, deadline, random } = question;
  if (!repeatable || attempts > retries || !worthRepeating(outcome)) return null;
  const ceiling = Math.min(FIRST_DELAY * 2 ** (attempts - 1), LONGEST_DELAY);
  const backoff = Math.round((ceiling / 2) * (1 + random));
  const asked = outcome.kind === "answer" ? (outcome.pauseUntil ?? now) - now : 0;
  // Everybody who was refused learns the same reset time: spread them after it.
  const delay = asked > 0 ? Math.ceil(asked) + Math.round(random * FIRST_DELAY) : backoff;
  return now + delay < deadline ? delay : null;
};
