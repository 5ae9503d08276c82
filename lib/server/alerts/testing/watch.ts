import { vi } from "vitest";
import type { Measurements } from "@/lib/core/operator/alerts";
import { alertEvents, alertRounds, alerts, tallies } from "@/lib/server/db/schema/alerts";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createLogger } from "@/lib/server/log/create-logger";
import type { Probes } from "../measure";
import { listAlertEvents, listAlerts } from "../operate/read";
import { TallyKeeper } from "../tallies";
import { look, type WatchContext } from "../watch";

const well: Measurements = {
  ...{
    disputedPurchases: 0,
    disputedSelling: 0,
    stuckPurchases: 0,
    realmDown: 0,
    chainDown: 0,
    endpointsDown: 0,
  },
  ...{ forbiddenCalls: 0, unauthorizedCalls: 0, refusedRequests: 0, forgedWebhooks: 0 },
  ...{ parkedWebhooks: 0, leastRateLimit: 100, overdueCredentials: 0, clockSkew: 0 },
};

export const probesFor = (measured: Partial<Measurements>): Probes => {
  const of = (name: keyof Measurements) => () =>
    Promise.resolve(Object.hasOwn(measured, name) ? (measured[name] ?? null) : well[name]);
  return {
    disputedPurchases: of("disputedPurchases"),
    disputedSelling: of("disputedSelling"),
    stuckPurchases: of("stuckPurchases"),
    realmDown: of("realmDown"),
    chainDown: of("chainDown"),
    endpointsDown: of("endpointsDown"),
    forbiddenCalls: of("forbiddenCalls"),
    unauthorizedCalls: of("unauthorizedCalls"),
    refusedRequests: of("refusedRequests"),
    forgedWebhooks: of("forgedWebhooks"),
    parkedWebhooks: of("parkedWebhooks"),
    leastRateLimit: of("leastRateLimit"),
    overdueCredentials: of("overdueCredentials"),
    clockSkew: of("clockSkew"),
  };
};

/** A store of its own, a clock that can be moved on, and looks at whatever is measured. */
export const openTestWatch = async () => {
  const { database, close } = await openTestDatabase();
  const lines: string[] = [];
  let clock = 0;
  const now = (): Date => new Date(clock);
  const log = createLogger({
    level: "debug",
    secrets: () => [],
    destination: { write: (line: string) => void lines.push(line) },
  });
  const watching = (measured: Partial<Measurements>, more: Partial<WatchContext> = {}) => ({
    ...{ database, now, log, isTold: true, probes: probesFor(measured) },
    tallies: new TallyKeeper({}),
    wake: vi.fn(),
    ...more,
  });
  const pass = (millis: number): void => {
    clock += millis;
  };
  return {
    database,
    now,
    log,
    watching,
    pass,
    /** Moves the clock to a moment. */
    moveTo: (moment: number): void => {
      clock = moment;
    },
    logged: () => lines.join(""),
    /** A look ten seconds after the last. */
    looked: async (measured: Partial<Measurements>): Promise<void> => {
      pass(10_000);
      await look(watching(measured));
    },
    /** Every rule that is not quiet, and how it stands. */
    states: async (): Promise<Readonly<Record<string, string>>> =>
      Object.fromEntries(
        (await listAlerts({ database, now }))
          .filter(({ state }) => state !== "quiet")
          .map(({ rule, state }) => [rule.id, state]),
      ),
    /** What happened, the newest first. */
    happened: async (): Promise<readonly string[]> =>
      (await listAlertEvents({ database })).map(
        ({ rule, kind, delivery }) => `${rule.id} ${kind} ${delivery}`,
      ),
    /** Forgets everything. Standard Webhooks bounds a message's age by the real clock, so this one begins there. */
    clear: async (): Promise<void> => {
      clock = Math.floor(Date.now() / 60_000) * 60_000;
      lines.length = 0;
      for (const table of [alerts, alertEvents, alertRounds, tallies]) await database.delete(table);
    },
    close,
  };
};
