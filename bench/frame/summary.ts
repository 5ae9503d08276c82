import type { Contender } from "./benchmark";
import type { Timings } from "./interleave";
import { quantile } from "./quantile";

const mean = (samples: readonly number[]): number =>
  samples.reduce((sum, sample) => sum + sample, 0) / samples.length;

const roundsOf = (timings: Timings, name: string): readonly (readonly number[])[] => {
  const rounds = timings[name];
  if (rounds === undefined) throw new TypeError(`${name} was not timed`);
  return rounds;
};

/** What one task's timings come to. `scale` is units per millisecond: 1000 gives microseconds. */
export const summarise = (timings: Timings, task: string, name: string, scale = 1): Contender => {
  const rounds = roundsOf(timings, task);
  const calls = rounds.flat();
  const means = rounds.map(mean);
  const at = (samples: readonly number[], share: number): number =>
    quantile(samples, share) * scale;
  return {
    name,
    value: at(calls, 0.5),
    p99: at(calls, 0.99),
    rounds: { min: at(means, 0), median: at(means, 0.5), max: at(means, 1) },
  };
};

/** Ours over theirs, round by round (median call of each), and of those the median. */
export const ratioOf = (timings: Timings, ours: string, theirs: string): number => {
  const peer = roundsOf(timings, theirs);
  const ratios = roundsOf(timings, ours).map(
    (round, index) => quantile(round, 0.5) / quantile(peer[index] ?? [], 0.5),
  );
  return quantile(ratios, 0.5);
};
