import { and, count, eq, gt, gte, inArray, isNotNull, lte, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { credentials } from "@/lib/server/db/schema/credentials";
import { handovers } from "@/lib/server/db/schema/own-listings";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import { sales } from "@/lib/server/db/schema/sales";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import type { EndpointHealth } from "@/lib/server/health";
import { callFigures } from "@/lib/server/realm-calls/figures";
import { PLATFORM } from "@/lib/server/vault";
import type { Probes } from "./measure";
import { tallied } from "./tallies";

/** What is asked of others than the database. */
export interface ProbeSources {
  readonly database: Database;
  /** Purchases for which somebody is woken. */
  readonly purchases: () => Promise<{ readonly stuck: number; readonly disputed: number }>;
  /** @throws where REALM does not answer */
  readonly pingRealm: () => Promise<void>;
  readonly endpoints: () => Promise<readonly Pick<EndpointHealth, "state">[]>;
  /** Seconds by which REALM's clock is ahead of ours; null before it has told one. */
  readonly skewSeconds: () => number | null;
}

const WINDOW_MILLIS = 5 * 60_000;
const WEEK_MILLIS = 7 * 24 * 60 * 60_000;
/**
 * Calls of this time tell whether REALM answers; without any, it is asked. Well below the time between two
 * looks: a call that failed, being asked among them, is one failure and must not look like several.
 */
const LATELY_MILLIS = 5_000;

const before = (now: Date, millis: number): Date => new Date(now.getTime() - millis);

/** Whether REALM answers: by what people's calls met, so that asking costs nothing while there are any. */
const realmDown = async ({ database, pingRealm }: ProbeSources, now: Date): Promise<number> => {
  const { calls, failed } = await callFigures(database, before(now, LATELY_MILLIS));
  if (calls > 0) return failed === calls ? 1 : 0;
  return pingRealm().then(
    () => 0,
    () => 1,
  );
};

/**
 * Calls made with a key of the platform's that REALM ended with this status. Anybody with a wallet can
 * enter a key of their own that REALM refuses, as often as they like: that is theirs to see, wakes nobody
 * here, and must not stand before the platform's.
 */
const refusalsOfPlatform = async (
  { database }: Pick<ProbeSources, "database">,
  status: 401 | 403,
  now: Date,
): Promise<number> => {
  const platforms = database
    .select({ fingerprint: credentials.fingerprint })
    .from(credentials)
    .where(eq(credentials.owner, PLATFORM));
  const [row] = await database
    .select({ count: count() })
    .from(realmCalls)
    .where(
      and(
        eq(realmCalls.status, status),
        gte(realmCalls.startedAt, before(now, WINDOW_MILLIS)),
        inArray(realmCalls.fingerprint, platforms),
      ),
    );
  return row?.count ?? 0;
};

/** Percent that is left of the limit with the least; 100 where none is known of any window that lasts. */
const leastRateLimit = async (database: Database, now: Date): Promise<number> => {
  const { remaining, limit, resetAt } = rateSamples;
  const [row] = await database
    .select({
      least: sql<number>`coalesce(min(100.0 * ${remaining} / greatest(${limit}, 1)), 100)`.mapWith(
        Number,
      ),
    })
    .from(rateSamples)
    .where(gt(resetAt, now));
  return row?.least ?? 100;
};

const overdueCredentials = async (database: Database, now: Date): Promise<number> => {
  const [row] = await database
    .select({ count: count() })
    .from(credentials)
    .where(
      and(
        eq(credentials.owner, PLATFORM),
        inArray(credentials.state, ["active", "next"]),
        lte(credentials.dueAt, now),
      ),
    );
  return row?.count ?? 0;
};

const parkedWebhooks = async (database: Database): Promise<number> => {
  const [row] = await database
    .select({ count: count() })
    .from(webhookEvents)
    .where(eq(webhookEvents.state, "parked"));
  return row?.count ?? 0;
};

/**
 * What a seller signed for a listing, and sales, that the chain shows otherwise than agreed: handovers
 * until people have ended them, sales for a week.
 */
const disputedSelling = async (database: Database, now: Date): Promise<number> => {
  const open = inArray(handovers.state, ["signed", "submitted", "landed"]);
  const [handed] = await database
    .select({ count: count() })
    .from(handovers)
    .where(and(isNotNull(handovers.disputedAt), open));
  const [sold] = await database
    .select({ count: count() })
    .from(sales)
    .where(and(isNotNull(sales.mismatch), gte(sales.soldAt, before(now, WEEK_MILLIS))));
  return (handed?.count ?? 0) + (sold?.count ?? 0);
};

/** What the rules look at, of this instance's sources and of what all instances have written. */
export const probesOf = (sources: ProbeSources): Probes => {
  const { database, purchases, endpoints, skewSeconds } = sources;
  const down = async (): Promise<readonly boolean[]> =>
    (await endpoints()).map(({ state }) => state === "down");
  return {
    disputedPurchases: async () => (await purchases()).disputed,
    disputedSelling: (now) => disputedSelling(database, now),
    stuckPurchases: async () => (await purchases()).stuck,
    realmDown: (now) => realmDown(sources, now),
    chainDown: async () => ((await down()).every(Boolean) ? 1 : 0),
    endpointsDown: async () => (await down()).filter(Boolean).length,
    forbiddenCalls: (now) => refusalsOfPlatform(sources, 403, now),
    unauthorizedCalls: (now) => refusalsOfPlatform(sources, 401, now),
    refusedRequests: (now) => tallied(database, "request-refused", before(now, WINDOW_MILLIS)),
    forgedWebhooks: (now) => tallied(database, "webhook-forged", before(now, WINDOW_MILLIS)),
    parkedWebhooks: () => parkedWebhooks(database),
    leastRateLimit: (now) => leastRateLimit(database, now),
    overdueCredentials: (now) => overdueCredentials(database, now),
    clockSkew: () => {
      const skew = skewSeconds();
      return Promise.resolve(skew === null ? null : Math.abs(skew));
    },
  };
};
