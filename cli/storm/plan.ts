/** What one delivery carries; signing is the sender's, at the moment it sends. */
export interface Delivery {
  readonly eventId: string;
  readonly body: string;
  /** Signed by somebody who does not know the secret. */
  readonly forged: boolean;
}

export interface StormPlan {
  /** Every event once, in the order they happened. */
  readonly ordered: readonly Delivery[];
  /** The same with duplicates and forgeries, in any order. */
  readonly stormy: readonly Delivery[];
}

export interface StormSize {
  readonly events: number;
  /** Real listings, some of them being bought meanwhile. */
  readonly listings: readonly string[];
  /** The same seed, the same storm. */
  readonly seed: number;
  /** Unix milliseconds of the first event. */
  readonly from: number;
}

/** One event in three comes twice; one forgery to twenty events. */
const DUPLICATES = 3;
const FORGERIES = 20;
const APART_MILLIS = 100;

/** Mulberry32: small, and the same everywhere. @returns numbers from 0 up to 1 */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const shuffled = <Item>(items: readonly Item[], random: () => number): readonly Item[] =>
  items
    .map((item) => ({ item, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item);

type Told = readonly [eventType: string, data: Readonly<Record<string, string>>];

/** What event number `index` is about: mostly listings, and things of which the app knows nothing. */
const toldBy = (index: number, listings: readonly string[]): Told => {
  const listingId = listings[index % listings.length] ?? "";
  switch (index % 5) {
    case 0:
      return ["listing.cancelled", { object: "listing", listingId }];
    case 3:
      return ["job.completed", { object: "job", jobId: `job_storm_${index % 40}` }];
    case 4:
      return ["purchase.failed", { object: "purchase", purchaseId: `purch_storm_${index % 40}` }];
    default:
      return ["listing.sold", { object: "listing", listingId }];
  }
};

const bodyOf = (eventId: string, [eventType, data]: Told, at: number): string =>
  JSON.stringify({
    eventId,
    eventType,
    apiVersion: "v1",
    createdAt: new Date(at).toISOString(),
    data,
  });

/**
 * Plans a storm. A forgery says something of a real listing that would be the latest of all, half of
 * them under the id of a genuine event, so that one that got in would show.
 */
export const planStorm = ({ events, listings, seed, from }: StormSize): StormPlan => {
  const random = randomFrom(seed);
  const ordered = Array.from({ length: events }, (_, index) => {
    const eventId = `storm_${index}`;
    const body = bodyOf(eventId, toldBy(index, listings), from + index * APART_MILLIS);
    return { eventId, body, forged: false };
  });
  const forgeries = Array.from({ length: Math.ceil(events / FORGERIES) }, (_, index) => {
    const eventId = index % 2 === 0 ? `forged_${index}` : `storm_${index * FORGERIES}`;
    const latest = from + (events + index) * APART_MILLIS;
    return {
      eventId,
      body: bodyOf(eventId, toldBy(index * 5 + 1, listings), latest),
      forged: true,
    };
  });
  const duplicates = ordered.filter((_, index) => index % DUPLICATES === 0);
  return { ordered, stormy: shuffled([...ordered, ...duplicates, ...forgeries], random) };
};
