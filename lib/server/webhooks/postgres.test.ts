import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { openPostgres } from "@/lib/server/db/postgres";
import { webhookEvents, webhookSubjects } from "@/lib/server/db/schema/webhooks";
import {
  hasPostgres,
  temporaryPostgres,
  type TemporaryPostgres,
} from "@/lib/server/db/testing/temporary-postgres";
import { createLogger } from "@/lib/server/log/create-logger";
import { receiveWebhook } from "./receive";
import { claimDueSubjects } from "./store/lease";
import { eventStore, type StoreEvent } from "./store/insert";
import { makeDue } from "./store/subjects";
import { delivery, eventBody, START, verify } from "./testing/inbox";
import { onlyUseCases } from "./testing/use-cases";
import { runWebhookWorker } from "./worker";

const log = createLogger({ level: "silent", secrets: () => [] });
const now = () => new Date();

interface Instance {
  readonly open: OpenDatabase;
  readonly database: Database;
  readonly store: StoreEvent;
}

const openInstance = async (url: string): Promise<Instance> => {
  const open = await openPostgres(url);
  const { database } = open;
  return { open, database, store: eventStore({ database: () => Promise.resolve(database), now }) };
};

/** Two instances of the app on one database, each with connections of its own. */
describe.skipIf(!hasPostgres)("two instances on one Postgres", () => {
  let server: TemporaryPostgres;
  let instances: readonly Instance[];

  beforeAll(async () => {
    server = await temporaryPostgres();
    const url = server.url(await server.createDatabase());
    instances = await Promise.all([openInstance(url), openInstance(url)]);
  }, 90_000);
  afterAll(async () => {
    for (const { open } of instances) await open.close();
    await server.stop();
  });
  beforeEach(async () => {
    await instances[0]?.open.database.delete(webhookEvents);
    await instances[0]?.open.database.delete(webhookSubjects);
  });

  const stored = () => instances[0]?.open.database.select().from(webhookEvents);
  const receive = async ({ store, database }: Instance, body: string) => {
    const due: string[] = [];
    const announce = (subject: string) => due.push(subject);
    const outcome = await receiveWebhook({ verify, store, now, announce, log }, delivery(body));
    await makeDue(database, due, now());
    return outcome;
  };

  it("store an event once where five hundred deliveries of it reach both at the same moment", async () => {
    const body = eventBody("evt_1", "listing.sold", { listingId: "list_1" });
    const outcomes = await Promise.all(
      instances.flatMap((instance) => Array.from({ length: 250 }, () => receive(instance, body))),
    );
    expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
    expect(await stored()).toHaveLength(1);
  });

  it("read what is to be applied once they alone are at it: also what comes in between, in its place", async () => {
    const [one, other] = instances;
    if (!one || !other) throw new Error("two instances");
    const sold = (eventId: string, at: number) =>
      eventBody(eventId, "listing.sold", { listingId: "list_1" }, new Date(at).toISOString());
    await receive(one, sold("later", START));
    const claim = await other.open.database.transaction(async (transaction) => {
      await transaction.execute(sql`lock table ${webhookEvents} in access exclusive mode`);
      const claiming = claimDueSubjects({ database: one.open.database, now }, 16);
      const leases = () => transaction.select().from(webhookSubjects);
      await expect
        .poll(async () => (await leases()).map(({ leaseUntil }) => leaseUntil), { interval: 10 })
        .not.toEqual([null]);
      const store = eventStore({ database: () => Promise.resolve(transaction), now });
      await receive({ ...other, database: transaction, store }, sold("before", START - 1_000));
      expect(await claimDueSubjects({ database: transaction, now }, 16)).toEqual([]);
      return { claiming };
    });
    const claimed = await claim.claiming;
    expect(claimed.flatMap(({ events }) => events.map(({ eventId }) => eventId))).toEqual([
      "before",
      "later",
    ]);
    expect(await claimDueSubjects({ database: other.open.database, now }, 16)).toEqual([]);
  });

  it("apply every event once, those of one subject in the order they happened", async () => {
    const told = Array.from({ length: 200 }, (_, index) => ({
      listingId: `list_${index % 20}`,
      second: Math.floor(index / 20),
    }));
    await Promise.all(
      told.toReversed().map(async ({ listingId, second: at }, index) => {
        const createdAt = new Date(START - 3_600_000 + at * 1000).toISOString();
        const type = `listing.${at % 2 === 0 ? "sold" : "cancelled"}`;
        const body = eventBody(`${listingId}-${at}`, type, { listingId }, createdAt);
        const instance = instances[index % 2];
        if (instance) await receive(instance, body);
      }),
    );
    const applied: string[] = [];
    const workers = instances.map(({ open: { database } }) =>
      runWebhookWorker({
        database,
        now,
        log,
        useCases: onlyUseCases({
          lookAtPurchases: () => Promise.resolve(0),
          forgetListing: (listingId) => applied.push(listingId),
        }),
      }),
    );
    await expect
      .poll(async () => (await stored())?.every(({ state }) => state === "applied"), {
        timeout: 25_000,
      })
      .toBe(true);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(applied).toHaveLength(200);
    const rows = (await stored()) ?? [];
    for (const { listingId } of told.slice(0, 20)) {
      const order = rows
        .filter(({ subject }) => subject === `listing:${listingId}`)
        .sort((left, right) => (left.settledAt?.getTime() ?? 0) - (right.settledAt?.getTime() ?? 0))
        .map(({ occurredAt }) => occurredAt.getTime());
      expect(order).toEqual(order.toSorted((left, right) => left - right));
    }
  });
});
