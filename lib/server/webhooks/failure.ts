import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { WaitingEvent } from "./store/lease";

/** Attempts, together about two minutes, before an event is left to a person. */
const MOST_ATTEMPTS = 8;
const FIRST_WAIT_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 5 * 60_000;
/** As long as REALM itself goes on telling an event that nobody takes. */
const OUTAGE_MILLIS = 24 * 60 * 60_000;

/** Applying an event did not end in the time it has. */
export class NoEnd extends Error {
  override readonly name = "NO_END";
}

const outages: readonly ErrorCode[] = [
  "REALM_UNAVAILABLE",
  "REALM_RATE_LIMITED",
  "REALM_QUOTA",
  "REALM_QUOTA_INSTANCE",
  "CHAIN_UNAVAILABLE",
  "CHAIN_DIVIDED",
  "STORE_UNAVAILABLE",
];
/** What passes by itself, and says nothing of the event. */
const outageReasons: ReadonlySet<string> = new Set([...outages, "NO_END"]);

const nameOf = (error: unknown): string => {
  if (error instanceof CodedError) return error.code;
  return error instanceof Error ? error.name : "unknown";
};

export interface Failure {
  readonly reason: string;
  readonly attempts: number;
  /** Milliseconds until it is tried again; null where that is a person's to decide. */
  readonly waitMillis: number | null;
}

/**
 * What becomes of an event that could not be applied. While something it needs is out of order it is tried
 * again for a day, each time later, at most five minutes. What fails of itself is parked after eight
 * attempts; those that an outage cost are not counted with them.
 */
export const failureOf = (event: WaitingEvent, error: unknown, now: Date): Failure => {
  const reason = nameOf(error);
  const isOutage = outageReasons.has(reason);
  const isRecent = now.getTime() - event.receivedAt.getTime() < OUTAGE_MILLIS;
  const wasOutage = event.reason !== null && outageReasons.has(event.reason);
  const before = wasOutage && !isOutage && isRecent ? 0 : event.attempts;
  const attempts = before + 1;
  if (attempts >= MOST_ATTEMPTS && !(isOutage && isRecent))
    return { reason, attempts, waitMillis: null };
  const waitMillis = Math.min(FIRST_WAIT_MILLIS * 2 ** before, LONGEST_WAIT_MILLIS);
  return { reason, attempts, waitMillis };
};
