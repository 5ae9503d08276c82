import { asc, eq, gte, sql } from "drizzle-orm";
import {
  rateSpans,
  type RateGauge,
  type RatePoint,
  type RateSpan,
} from "@/lib/core/operator/limits";
import type { Database } from "@/lib/server/db";
import { credentials } from "@/lib/server/db/schema/credentials";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";

/** Keys and groups shown, those with the least left of late first: each has a chart. */
const MOST_GAUGES = 12;

interface Key {
  readonly fingerprint: string;
  readonly group: string;
}

const keyText = ({ fingerprint, group }: Key): string => `${fingerprint} ${group}`;

const { minute, remaining, limit, fingerprint, limitGroup, attempts, refused } = rateSamples;

/** What was left in each step of the span, by key and group. */
const histories = async (
  database: Database,
  span: RateSpan,
  now: Date,
): Promise<ReadonlyMap<string, readonly RatePoint[]>> => {
  const { millis, stepMillis } = rateSpans[span];
  const step = sql<Date>`date_bin(${sql.raw(`interval '${stepMillis / 1_000} seconds'`)}, ${minute}, timestamptz '2000-01-01 00:00:00Z')`;
  const rows = await database
    .select({
      fingerprint,
      group: limitGroup,
      at: step.mapWith(minute),
      left: sql`min(100.0 * ${remaining} / greatest(${limit}, 1))`.mapWith(Number),
      attempts: sql`sum(${attempts})`.mapWith(Number),
      refused: sql`sum(${refused})`.mapWith(Number),
    })
    .from(rateSamples)
    .where(gte(minute, new Date(now.getTime() - millis)))
    .groupBy(fingerprint, limitGroup, sql`3`)
    .orderBy(asc(sql`3`));
  const found = new Map<string, RatePoint[]>();
  for (const { fingerprint: key, group, at, ...figures } of rows) {
    const text = keyText({ fingerprint: key, group });
    const points = found.get(text) ?? [];
    points.push({ at: at.toISOString(), ...figures });
    found.set(text, points);
  }
  return found;
};

const leastOf = ({ history }: RateGauge): number =>
  Math.min(100, ...history.map(({ left }) => left));

/**
 * Each key's rate limits as REALM last told them within seven days, with their history over the span.
 * At most twelve, those with the least left of late first.
 */
export const rateGauges = async (
  database: Database,
  span: RateSpan,
  now: Date,
): Promise<readonly RateGauge[]> => {
  const week = gte(minute, new Date(now.getTime() - rateSpans["7d"].millis));
  const rows = await database
    .selectDistinctOn([fingerprint, limitGroup], {
      fingerprint,
      group: limitGroup,
      limit,
      remaining,
      resetAt: rateSamples.resetAt,
      minute,
      label: credentials.label,
      owner: credentials.owner,
    })
    .from(rateSamples)
    .leftJoin(credentials, eq(credentials.fingerprint, fingerprint))
    .where(week)
    .orderBy(fingerprint, limitGroup, sql`${minute} desc`);
  const past = await histories(database, span, now);
  return rows
    .map(({ minute: seen, resetAt, ...row }) => {
      const lasts = resetAt > now;
      return {
        ...row,
        remaining: lasts ? row.remaining : row.limit,
        resetAt: lasts ? resetAt.toISOString() : null,
        seenAt: seen.toISOString(),
        history: past.get(keyText(row)) ?? [],
      };
    })
    .sort((left, right) => leastOf(left) - leastOf(right))
    .slice(0, MOST_GAUGES);
};
