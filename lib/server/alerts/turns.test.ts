import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { alertEvents } from "@/lib/server/db/schema/alerts";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { claimDueMessages, nextMessageAt } from "./deliver";
import { claimRound } from "./round";

/** When it is whose turn: of the instances to look, and of the messages to be sent. */

const NOON = new Date("2026-11-22T12:00:00.000Z");
const after = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1_000);

let open: OpenDatabase;
let database: Database;
beforeAll(async () => {
  open = await openTestDatabase();
  database = open.database;
}, 90_000);
afterAll(() => open.close());

test("a round that was taken by a clock which was ahead holds up nobody", async () => {
  const claim = (at: Date) => claimRound({ database, now: () => at }, 9_000);
  expect(await claim(after(3_600))).toBe(true);
  expect(await claim(after(0))).toBe(true);
  expect(await claim(after(5))).toBe(false);
  // A clock that is a little behind waits as well.
  expect(await claim(after(-5))).toBe(false);
  expect(await claim(after(9))).toBe(true);
});

test("the next message is one whose turn it is: none before it waits, and nobody is sending it", async () => {
  const event = (rule: string, dueAt: Date) => ({
    ...{ rule, kind: "fired" as const, value: 1, at: NOON, delivery: "waiting" as const, dueAt },
    ...{ messageId: crypto.randomUUID(), leaseUntil: NOON },
  });
  expect(await nextMessageAt({ database })).toBeNull();
  await database.insert(alertEvents).values(event("chain-01", after(300)));
  await database.insert(alertEvents).values(event("chain-01", NOON));
  expect(await nextMessageAt({ database })).toEqual(after(300));
  await database.insert(alertEvents).values(event("realm-down", NOON));
  expect(await nextMessageAt({ database })).toEqual(NOON);
  expect(await claimDueMessages({ database, now: () => NOON }, 10)).toHaveLength(1);
  expect(await nextMessageAt({ database })).toEqual(after(60));
});
