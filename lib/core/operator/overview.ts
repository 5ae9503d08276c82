/** How one thing the app leans on is, as a row of the overview. */
export interface Standing {
  readonly name: string;
  /** Where it stands, such as its host; never a whole address, whose path may be a key. */
  readonly where: string;
  readonly state: "up" | "down";
  /** Milliseconds the last answer took. */
  readonly tookMs: number;
  /** What else is known of it, in short words: "breaker open", "12 slots behind". */
  readonly remarks: readonly string[];
}

/** Something that waits to be worked on. */
export interface QueueDepth {
  readonly name: string;
  readonly waiting: number;
  /** ISO 8601: when the one that waits longest came; null where none waits. */
  readonly since: string | null;
}

/** How calls to REALM went within the last hour, of every instance together. */
export interface CallsLately {
  readonly calls: number;
  readonly failed: number;
  readonly refused: number;
  readonly limited: number;
  /** Milliseconds; null where there was no call. */
  readonly median: number | null;
  readonly slow: number | null;
  /** By five minutes over three hours, the oldest first. */
  readonly steps: readonly CallStep[];
}

export interface CallStep {
  /** ISO 8601: its beginning. */
  readonly at: string;
  readonly calls: number;
  readonly failed: number;
}
