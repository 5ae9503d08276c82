import type { Database } from "@/lib/server/db";

/** What the jobs work with. */
export interface RetentionContext {
  readonly database: Database;
  readonly now: () => Date;
  /** Uploads nobody uses, and bytes without a row, on this instance's disk. @returns how many */
  readonly sweepFiles: () => Promise<number>;
  /** Copies of results that no result names. @returns how many */
  readonly sweepResults: () => Promise<number>;
  /** Goes on with deletions of people's data that are not finished. @returns how many */
  readonly resumeErasures: () => Promise<number>;
}

/** Something that is not kept for good, and how it goes. */
export interface RetentionJob {
  readonly id: string;
  /** What goes, in an operator's words. */
  readonly what: string;
  /** How long it is kept, in words. */
  readonly kept: string;
  readonly everyMinutes: number;
  /** "instance": what lies on each instance's own disk, so that each has to look for itself. */
  readonly runsOnce: "for all instances" | "for each instance";
  /** Removes all that is old, in small batches. Done twice at once, it does no harm. @returns how many */
  readonly run: (context: RetentionContext) => Promise<number>;
}

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The moment so many milliseconds ago. */
export const ago = (now: Date, millis: number): Date => new Date(now.getTime() - millis);

/** Runs one batch after another until one brings less than it could. @returns the sum */
export const inBatches = async (
  most: number,
  batch: (most: number) => Promise<number>,
): Promise<number> => {
  let sum = 0;
  for (;;) {
    const removed = await batch(most);
    sum += removed;
    if (removed < most) return sum;
  }
};
