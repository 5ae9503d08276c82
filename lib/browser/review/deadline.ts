/** The height seen at a moment (milliseconds of the page's own clock). */
export interface HeightSample {
  readonly at: number;
  readonly height: bigint;
}

export interface TimeLeft {
  /** Whole seconds, an estimate: blocks come when they come. */
  readonly seconds: number;
  /** 1 when the watch began, 0 at the end. */
  readonly share: number;
  readonly over: boolean;
}

/** Solana's target; used until this cluster's own pace has been seen. */
const NOMINAL_BLOCK_IN_MS = 400;
const SHORTEST_BASELINE_IN_MS = 3_000;

/**
 * Time until the blockhash is surely dead. Over exactly when the height has passed the last valid
 * one; the seconds are extrapolated from the pace between the first and the latest sample.
 */
export const timeLeft = (
  lastValidBlockHeight: bigint,
  first: HeightSample,
  latest: HeightSample,
): TimeLeft => {
  const blocks = lastValidBlockHeight - latest.height;
  const all = lastValidBlockHeight - first.height;
  if (blocks < 0n) return { seconds: 0, share: 0, over: true };
  return {
    seconds: Math.round((Number(blocks) * blockTime(first, latest)) / 1000),
    share: all > 0n ? Number(blocks) / Number(all) : 0,
    over: false,
  };
};

const blockTime = (first: HeightSample, latest: HeightSample): number => {
  const elapsed = latest.at - first.at;
  const blocks = Number(latest.height - first.height);
  return elapsed >= SHORTEST_BASELINE_IN_MS && blocks > 0 ? elapsed / blocks : NOMINAL_BLOCK_IN_MS;
};
