import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import type { EndedCall } from "@/lib/server/upstream";
import { RateSampler } from "./samples";
import { ended, MINUTE, NOON } from "./testing/ended";

/** What is kept of rate limits. */

let open: OpenDatabase;
let database: Database;
beforeAll(async () => {
  open = await openTestDatabase();
  database = open.database;
}, 90_000);
afterAll(() => open.close());
beforeEach(async () => {
  await database.delete(rateSamples);
});

/** Told by an instance of its own. */
const record = async (...calls: readonly EndedCall[]): Promise<void> => {
  const sampler = new RateSampler();
  for (const call of calls) sampler.add(call);
  await sampler.flush(database);
};

const samples = () => database.select().from(rateSamples);
const refused = { statuses: [null], outcome: "limited", fingerprint: null };

test("limits of a window that began within the minute are its own, whichever instance tells of it first", async () => {
  const old = ended({ remaining: 0, resetAt: NOON + 20_000 });
  const fresh = ended({ remaining: 98, resetAt: NOON + 3_600_000 });
  await record(old, fresh);
  expect(await samples()).toMatchObject([{ remaining: 98 }]);
  await record(old);
  expect(await samples()).toMatchObject([{ remaining: 98, attempts: 3 }]);
  await database.delete(rateSamples);
  await record(fresh, old);
  expect(await samples()).toMatchObject([{ remaining: 98 }]);
  await database.delete(rateSamples);
  await record(old);
  await record(fresh);
  expect(await samples()).toMatchObject([
    { remaining: 98, attempts: 2, resetAt: new Date(NOON + 3_600_000) },
  ]);
});

test("limits of more than a column holds are written, and keep no other from being so", async () => {
  await record(ended({ limit: 999_999_999_999, remaining: 999_999_999_998 }));
  await record(ended({ group: "images" }));
  expect((await samples()).map(({ limit }) => limit).toSorted((a, b) => a - b)).toEqual([
    100, 2_147_483_647,
  ]);
});

test("calls that our governor refuses count for the key they would have been made with", async () => {
  const other = { ...refused, countedFor: "bbbbbbbbbbbb", remaining: 0 };
  const busy = { ...other, outcome: "busy" };
  await record(ended({ countedFor: "aaaaaaaaaaaa" }), ended(other), ended(busy), ended(refused));
  const byKey = (await samples()).toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  expect(byKey).toMatchObject([
    { fingerprint: "aaaaaaaaaaaa", remaining: 90, attempts: 1, refused: 0 },
    { fingerprint: "bbbbbbbbbbbb", remaining: 0, attempts: 1, refused: 1 },
  ]);
});

test("no more than so many samples wait while the database is away: the latest", async () => {
  const sampler = new RateSampler();
  for (let minute = 0; minute < 2_003; minute += 1)
    sampler.add(ended({ at: NOON + minute * MINUTE }));
  await sampler.flush(database);
  const minutes = (await samples()).map(({ minute }) => minute.getTime());
  expect(minutes).toHaveLength(2_000);
  expect(Math.min(...minutes)).toBe(NOON + 3 * MINUTE);
});
