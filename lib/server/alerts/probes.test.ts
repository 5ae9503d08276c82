import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { credentials } from "@/lib/server/db/schema/credentials";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";
import { handovers, ownListings } from "@/lib/server/db/schema/own-listings";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import { sales } from "@/lib/server/db/schema/sales";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { probesOf, type ProbeSources } from "./probes";

/** What the rules look at is what is there: each figure taken from rows, both ways. */

const now = new Date("2026-11-22T12:00:00.000Z");
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);
const WALLET = "7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2";

let open: OpenDatabase;
let database: Database;
beforeAll(async () => {
  open = await openTestDatabase();
  database = open.database;
}, 90_000);
afterAll(() => open.close());
beforeEach(async () => {
  for (const table of [realmCalls, rateSamples, credentials, webhookEvents])
    await database.delete(table);
});

const probes = (sources: Partial<ProbeSources> = {}) =>
  probesOf({
    database,
    purchases: () => Promise.resolve({ stuck: 0, disputed: 0 }),
    pingRealm: () => Promise.resolve(),
    endpoints: () => Promise.resolve([{ state: "up" }, { state: "up" }]),
    skewSeconds: () => null,
    ...sources,
  });

const called = async (
  status: number | null,
  startedAt: Date,
  { outcome = "answer", fingerprint = "platforms" } = {},
) => {
  await database.insert(realmCalls).values({
    requestId: crypto.randomUUID(),
    ...{ operation: "getListing", status, outcome, attempts: 1, startedAt, duration: 5 },
    ...{ fingerprint, trail: [] },
  });
};

const credential = async (
  owner: string,
  {
    state = "active",
    dueAt = ago(-1),
    fingerprint = crypto.randomUUID(),
  }: Partial<Pick<typeof credentials.$inferInsert, "state" | "dueAt" | "fingerprint">> = {},
) => {
  await database.insert(credentials).values({
    ...{ id: crypto.randomUUID(), owner, state, dueAt, label: "key", scopes: "market" },
    ...{ fingerprint, createdAt: ago(10_000) },
    ciphertext: state === "revoked" ? null : "sealed",
  });
};

test("REALM is down where every call of late was in vain; without calls it is asked", async () => {
  const pingRealm = vi.fn(() => Promise.reject(new Error("no answer")));
  const { realmDown } = probes({ pingRealm });
  expect(await realmDown(now)).toBe(1);
  expect(await probes().realmDown(now)).toBe(0);
  pingRealm.mockClear();
  await called(503, ago(4));
  await called(null, ago(3), { outcome: "broken" });
  expect(await realmDown(now)).toBe(1);
  // A refusal is an answer.
  await called(401, ago(2));
  expect(await realmDown(now)).toBe(0);
  expect(pingRealm).not.toHaveBeenCalled();
});

test("one call in vain is seen by one look, and wakes nobody", async () => {
  await called(null, ago(2), { outcome: "broken" });
  const looks = [0, 9, 18, 27].map((seconds) => ago(-seconds));
  const values: (number | null)[] = [];
  for (const at of looks) values.push(await probes().realmDown(at));
  expect(values).toEqual([1, 0, 0, 0]);
});

test("401 and 403 of the platform's own keys are counted apart, of the last five minutes", async () => {
  await credential("platform", { fingerprint: "platforms" });
  for (const seconds of [10, 200]) await called(403, ago(seconds));
  await called(401, ago(299));
  await called(403, ago(301));
  expect(await probes().forbiddenCalls(now)).toBe(2);
  expect(await probes().unauthorizedCalls(now)).toBe(1);
});

test("keys that anybody with a wallet enters, stored or refused, wake nobody", async () => {
  await credential("platform", { fingerprint: "platforms" });
  await credential(WALLET, { fingerprint: "creators" });
  for (const fingerprint of ["creators", "junk"])
    for (const status of [401, 401, 403, 403]) await called(status, ago(10), { fingerprint });
  expect(await probes().forbiddenCalls(now)).toBe(0);
  expect(await probes().unauthorizedCalls(now)).toBe(0);
});

test("of the windows that last, the limit with the least left counts", async () => {
  expect(await probes().leastRateLimit(now)).toBe(100);
  const sample = { limitGroup: "images", minute: ago(60), attempts: 1, refused: 0, limit: 200 };
  await database.insert(rateSamples).values([
    { ...sample, fingerprint: "a", remaining: 19, resetAt: ago(-60) },
    { ...sample, fingerprint: "b", remaining: 0, resetAt: ago(1) },
  ]);
  expect(await probes().leastRateLimit(now)).toBe(9.5);
});

test("a credential of the platform's that is in use past its date is overdue; one revoked, or a creator's, is not", async () => {
  await credential("platform", { state: "revoked", dueAt: ago(1) });
  await credential(WALLET, { dueAt: ago(1) });
  await credential("platform", { dueAt: ago(-1) });
  expect(await probes().overdueCredentials(now)).toBe(0);
  expect(await probes().overdueCredentials(ago(-2))).toBe(1);
});

test("webhooks that are parked wait for a person, others don't", async () => {
  const event = (eventId: string, state: "parked" | "applied") => ({
    ...{ eventId, state, eventType: "listing.sold", subject: "listing:1", source: "192.0.2.7" },
    ...{ scheme: "body" as const, occurredAt: now, receivedAt: now, dueAt: now, leaseUntil: now },
  });
  await database.insert(webhookEvents).values([event("1", "applied"), event("2", "parked")]);
  expect(await probes().parkedWebhooks(now)).toBe(1);
});

test("endpoints are counted, and the chain is down where none of them answers", async () => {
  const endpoints = (...states: readonly ("up" | "down")[]) =>
    probes({ endpoints: () => Promise.resolve(states.map((state) => ({ state }))) });
  const one = endpoints("down", "up");
  expect([await one.endpointsDown(now), await one.chainDown(now)]).toEqual([1, 0]);
  const all = endpoints("down", "down");
  expect([await all.endpointsDown(now), await all.chainDown(now)]).toEqual([2, 1]);
});

test("a clock that is behind differs as much as one ahead; before REALM told one, nothing is known", async () => {
  expect(await probes({ skewSeconds: () => -45 }).clockSkew(now)).toBe(45);
  expect(await probes().clockSkew(now)).toBeNull();
});

test("what a seller signed and what a sale brought count as disputed, the first while it is open, the second for a week", async () => {
  const { disputedPurchases, disputedSelling } = probes({
    purchases: () => Promise.resolve({ stuck: 0, disputed: 5 }),
  });
  expect(await disputedSelling(now)).toBe(0);
  const listing = crypto.randomUUID();
  const moments = { createdAt: now, updatedAt: now, dueAt: now, leaseUntil: now };
  const asset = { assetType: "model", assetId: "mod_1", assetName: "Glass Orchard" } as const;
  await database.insert(ownListings).values({
    ...{ id: listing, owner: WALLET, attempt: crypto.randomUUID(), attemptedAt: now, ...asset },
    ...{ price: 1n, description: "", listingType: "fixed_price", state: "active", origin: "here" },
    ...moments,
  });
  const handover = async (state: "submitted" | "done") => {
    const id = crypto.randomUUID();
    await database.insert(handovers).values({
      ...{ id, listing, owner: WALLET, kind: "list", state, intent: {}, transaction: "" },
      ...{ signature: id, signedTransaction: "" },
      ...{ lastValidBlockHeight: 1n, disputedAt: now, ...moments },
    });
  };
  await handover("submitted");
  await handover("done");
  const sale = async (soldAt: Date) => {
    const id = crypto.randomUUID();
    await database.insert(sales).values({
      ...{ id, seller: WALLET, listingId: id, ...asset, gross: 1n, signature: id },
      ...{ state: "mismatch", mismatch: "amount", soldAt, ...moments },
    });
  };
  await sale(ago(60));
  await sale(ago(8 * 24 * 3_600));
  expect(await disputedSelling(now)).toBe(2);
  expect(await disputedPurchases(now)).toBe(5);
});
