/** A job that removes what is not kept for good, and how it last went. */
export interface RetentionRun {
  readonly id: string;
  /** What goes, and how long it is kept, in words. */
  readonly what: string;
  readonly kept: string;
  readonly everyMinutes: number;
  readonly runsOnce: "for all instances" | "for each instance";
  /** ISO 8601, of the last run that came to its end; null where none has yet. */
  readonly endedAt: string | null;
  /** Rows or files, by that run, and by all. */
  readonly removed: number;
  readonly removedEver: number;
  /** Since when it fails, null while it works. */
  readonly failingSince: string | null;
  /** Whether it works and last ran when it should have. */
  readonly state: "fine" | "late" | "failing" | "never";
}
