import { asc, gte, sql } from "drizzle-orm";
import type { CallsLately, CallStep } from "@/lib/core/operator/overview";
import type { Database } from "@/lib/server/db";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";

/** How calls to REALM went within a span of time, of every instance together. */
export interface CallFigures {
  readonly calls: number;
  /** Ended without an answer, or with 5xx. */
  readonly failed: number;
  /** Ended with 401: the credential. */
  readonly unauthorized: number;
  /** Ended with 403: the signature, or the clock. */
  readonly forbidden: number;
  readonly limited: number;
  /** Milliseconds: half of the calls, and 95 of 100, were quicker; null where there was none. */
  readonly median: number | null;
  readonly slow: number | null;
}

const { status, outcome, duration } = realmCalls;

const isFailed = sql`((${outcome} <> 'answer' and ${outcome} <> 'limited') or ${status} >= 500)`;

const numberOf = (condition: ReturnType<typeof sql>) =>
  sql<number>`count(*) filter (where ${condition})`.mapWith(Number);

/** Not mapped: the drivers give a number, and null where there is no row. */
const quantile = (share: number) =>
  sql<
    number | null
  >`percentile_cont(${sql.raw(share.toString())}) within group (order by ${duration})`;

export const callFigures = async (database: Database, since: Date): Promise<CallFigures> => {
  const [row] = await database
    .select({
      calls: numberOf(sql`true`),
      failed: numberOf(isFailed),
      unauthorized: numberOf(sql`${status} = 401`),
      forbidden: numberOf(sql`${status} = 403`),
      limited: numberOf(sql`${status} = 429 or ${outcome} = 'limited'`),
      median: quantile(0.5),
      slow: quantile(0.95),
    })
    .from(realmCalls)
    .where(gte(realmCalls.startedAt, since));
  return (
    row ?? {
      calls: 0,
      failed: 0,
      unauthorized: 0,
      forbidden: 0,
      limited: 0,
      median: null,
      slow: null,
    }
  );
};

const STEP_MILLIS = 5 * 60_000;
const STEPS = 36;
const HOUR_MILLIS = 60 * 60_000;

/** How many calls began in each five minutes of the last three hours, and failed; those without one too. */
const callSteps = async (database: Database, now: Date): Promise<readonly CallStep[]> => {
  const last = Math.floor(now.getTime() / STEP_MILLIS);
  const first = last - STEPS + 1;
  const rows = await database
    .select({
      step: sql`floor(extract(epoch from ${realmCalls.startedAt}) / ${sql.raw((STEP_MILLIS / 1_000).toString())})`.mapWith(
        Number,
      ),
      calls: numberOf(sql`true`),
      failed: numberOf(isFailed),
    })
    .from(realmCalls)
    .where(gte(realmCalls.startedAt, new Date(first * STEP_MILLIS)))
    .groupBy(sql`1`)
    .orderBy(asc(sql`1`));
  const found = new Map(rows.map(({ step, calls, failed }) => [step, { calls, failed }]));
  return Array.from({ length: STEPS }, (_, index) => ({
    at: new Date((first + index) * STEP_MILLIS).toISOString(),
    ...(found.get(first + index) ?? { calls: 0, failed: 0 }),
  }));
};

/** What the overview shows of the calls to REALM. */
export const callsLately = async (database: Database, now: Date): Promise<CallsLately> => {
  const [{ unauthorized, forbidden, ...figures }, steps] = await Promise.all([
    callFigures(database, new Date(now.getTime() - HOUR_MILLIS)),
    callSteps(database, now),
  ]);
  return { ...figures, refused: unauthorized + forbidden, steps };
};
