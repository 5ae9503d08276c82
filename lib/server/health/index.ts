import "server-only";
import { pingChain } from "@/lib/server/chain";
import { database } from "@/lib/server/db";
import { logger } from "@/lib/server/log";
import { pingRealm } from "@/lib/server/realm";
import { sql } from "drizzle-orm";
import { makeReport, type HealthReport } from "./report";

export { endpointHealth, type EndpointHealth } from "./endpoints";

const PING_MILLISECONDS = 2_000;

/** Whoever asks more often than this gets the last answer: health must not become a load. */
const FRESH_MILLISECONDS = 3_000;

const measure = (): Promise<HealthReport> =>
  makeReport({
    pings: {
      database: async () => (await database()).execute(sql`select 1`),
      realm: pingRealm,
      solana: pingChain,
    },
    limitMs: PING_MILLISECONDS,
    onDown: (dependency, error) => {
      logger.warn({ dependency, error }, "A dependency does not answer.");
    },
    now: () => new Date(),
  });

let last: { readonly report: Promise<HealthReport>; readonly at: number } | undefined;

/** How the app and what it leans on are; measured at most every three seconds. */
export const health = (): Promise<HealthReport> => {
  const now = performance.now();
  if (last === undefined || now - last.at > FRESH_MILLISECONDS)
    last = { report: measure(), at: now };
  return last.report;
};
