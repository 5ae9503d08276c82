/** A step of a rate limit's history: the least that was left within it. */
export interface RatePoint {
  /** ISO 8601, UTC: its beginning. */
  readonly at: string;
  /** Percent of the limit. */
  readonly left: number;
  readonly attempts: number;
  readonly refused: number;
}

/** One key's rate limit at REALM for one group of endpoints, as REALM's headers told it. */
export interface RateGauge {
  /** Of the credential whose limit it is. */
  readonly fingerprint: string;
  /** What the credential is called here; null where the vault has none of that fingerprint. */
  readonly label: string | null;
  /** "platform", or a creator's wallet. */
  readonly owner: string | null;
  readonly group: string;
  readonly limit: number;
  /** Of the window that lasts; all of it where the last one is over. */
  readonly remaining: number;
  /** ISO 8601, by REALM's clock; null where that window is over. */
  readonly resetAt: string | null;
  /** ISO 8601: the minute in which REALM last told of it. */
  readonly seenAt: string;
  /** The oldest first. */
  readonly history: readonly RatePoint[];
}

/** How far back the history goes, and how long its steps are: some hundred points each. */
export const rateSpans = {
  "1h": { millis: 60 * 60_000, stepMillis: 60_000 },
  "24h": { millis: 24 * 60 * 60_000, stepMillis: 15 * 60_000 },
  "7d": { millis: 7 * 24 * 60 * 60_000, stepMillis: 2 * 60 * 60_000 },
} as const;
export type RateSpan = keyof typeof rateSpans;

export const isRateSpan = (text: unknown): text is RateSpan =>
  typeof text === "string" && Object.hasOwn(rateSpans, text);

/** One of this app's own limits, and whom it refused. */
export interface OwnLimit {
  readonly name: string;
  readonly perAddress: number;
  /** Null where no session is asked for, so that there is no wallet to count. */
  readonly perWallet: number | null;
  readonly seconds: number;
  /** By this instance, within the last hour. */
  readonly refusedLately: number;
  /** ISO 8601; null where it has refused nobody since this instance started. */
  readonly refusedAt: string | null;
}
