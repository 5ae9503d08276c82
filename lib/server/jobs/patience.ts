import type { JobKind } from "@/lib/core/job";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/**
 * Milliseconds after which a job that was sent and never answered is called unconfirmed. Longer than
 * the call itself may take (lib/server/realm/calls), so that only a process that died leaves one.
 */
export const doubtAfter: Readonly<Record<JobKind, number>> = {
  "image-generate": MINUTE,
  "image-modify": 15 * MINUTE,
  "video-generate": 15 * MINUTE,
  faceswap: 15 * MINUTE,
  training: 15 * MINUTE,
};

/**
 * Milliseconds for which the call of a job that was cancelled may still be out: breaking it off takes
 * the next word of what is sent, and REALM may have taken it before.
 */
export const CALL_OUT_MILLIS = Math.max(...Object.values(doubtAfter));

/** Milliseconds without news after which REALM is not asked any more. */
export const abandonAfter: Readonly<Record<JobKind, number>> = {
  "image-generate": DAY,
  "image-modify": DAY,
  "video-generate": DAY,
  faceswap: DAY,
  training: 7 * DAY,
};

/** A job counts as lost when REALM has not known it this often in a row, and not before this age. */
export const LOST_AFTER = { looks: 5, millis: MINUTE } as const;

/**
 * Milliseconds until the next look at a job of that age: a second at first, an eighth of its age later,
 * a minute at most. What lasts for hours is not asked for every second.
 */
export const pace = (ageMillis: number): number =>
  Math.round(Math.min(Math.max(ageMillis / 8, SECOND), MINUTE));

/** The same after looks in a row that brought no answer: doubled each time, five minutes at most. */
export const paceAfter = (ageMillis: number, waits: number): number =>
  Math.min(pace(ageMillis) * 2 ** Math.min(waits, 10), 5 * MINUTE);
