/** One figure of one contender. `value` is what the ratio and the aim are about. */
export interface Contender {
  readonly name: string;
  /** In the row's unit; for a time the median of all calls (p50). */
  readonly value: number;
  /** Of a time: what one call in a hundred takes longer than. */
  readonly p99?: number;
  /** Of a time: mean per call of the quickest, the middle and the slowest round. */
  readonly rounds?: { readonly min: number; readonly median: number; readonly max: number };
  /**
   * Ours divided by this one's, below 1 where ours is smaller. Of times: the median over rounds that
   * ran side by side, so that a machine that slows down in between slows both.
   */
  readonly ratio?: number;
}

/** What was aimed for, in words, and whether this run met it. */
export interface Aim {
  readonly words: string;
  readonly met: boolean;
}

/** One thing that was measured, ours first and the peers in the same run. */
export interface Row {
  readonly measure: string;
  readonly unit: "µs" | "ms" | "kB" | "1/s" | "calls";
  readonly ours: Contender;
  readonly peers: readonly Contender[];
  readonly aim: Aim | null;
  /** What a reader has to know to compare fairly. */
  readonly note?: string;
}

/** Says what is being done, for a line of progress. */
export type Progress = (doing: string) => void;

/**
 * A file in bench/ exports one of these as `benchmark`.
 * `run` throws where it could not measure or where contenders answer differently.
 */
export interface Benchmark {
  /** One line for the list. */
  readonly about: string;
  readonly run: (progress: Progress) => Promise<readonly Row[]>;
}
