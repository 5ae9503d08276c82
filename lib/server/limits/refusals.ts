import { buckets, type Bucket } from "./buckets";

const MINUTE_MILLIS = 60_000;
/** Minutes that are remembered. */
const MINUTES = 60;

interface Refusals {
  /** How many, by the number of the minute. */
  readonly byMinute: Map<number, number>;
  /** Unix milliseconds. */
  lastAt: number;
}

export type RefusalCounts = Map<Bucket, Refusals>;

export const noRefusals = (): RefusalCounts => new Map<Bucket, Refusals>();

/** Notes that somebody was over a limit; whom, nobody needs to know. */
export const noteRefusal = (counts: RefusalCounts, bucket: Bucket, now: number): void => {
  const known = counts.get(bucket) ?? { byMinute: new Map<number, number>(), lastAt: now };
  const minute = Math.floor(now / MINUTE_MILLIS);
  known.byMinute.set(minute, (known.byMinute.get(minute) ?? 0) + 1);
  known.lastAt = now;
  for (const old of known.byMinute.keys()) if (old <= minute - MINUTES) known.byMinute.delete(old);
  counts.set(bucket, known);
};

/** A limit with its figures and its refusals of the last hour. */
export interface LimitFigures {
  readonly name: Bucket;
  readonly perAddress: number;
  readonly perWallet: number | null;
  readonly seconds: number;
  readonly refusedLately: number;
  readonly refusedAt: Date | null;
}

const bucketNames = (): readonly Bucket[] =>
  Object.keys(buckets).filter((name): name is Bucket => Object.hasOwn(buckets, name));

/** Every limit, those that refused most of late first. */
export const limitFigures = (counts: RefusalCounts, now: number): readonly LimitFigures[] => {
  const oldest = Math.floor(now / MINUTE_MILLIS) - MINUTES;
  return bucketNames()
    .map((name) => {
      const known = counts.get(name);
      const lately = [...(known?.byMinute ?? [])].filter(([minute]) => minute > oldest);
      return {
        ...buckets[name],
        name,
        refusedLately: lately.reduce((sum, [, count]) => sum + count, 0),
        refusedAt: known === undefined ? null : new Date(known.lastAt),
      };
    })
    .sort((left, right) => right.refusedLately - left.refusedLately);
};
