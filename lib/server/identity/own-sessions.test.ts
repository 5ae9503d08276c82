import { afterAll, beforeAll, expect, it } from "vitest";
import { addressFromBytes } from "@/lib/core/solana";
import type { OpenDatabase } from "@/lib/server/db/database";
import { liveEvents } from "@/lib/server/db/schema/live";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions";
import { endSession, liveSession, openSession, SESSION_SECONDS } from "./sessions";

const mine = addressFromBytes(new Uint8Array(32).fill(5));
const theirs = addressFromBytes(new Uint8Array(32).fill(6));
const NOW = new Date("2026-05-01T12:00:00.000Z");
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());

it("one sees one's own live sessions and ends them, all but the one that asks; never another's", async () => {
  const { database } = open;
  const current = await openSession(database, mine, hoursAgo(3));
  const newer = await openSession(database, mine, hoursAgo(1));
  const older = await openSession(database, mine, hoursAgo(2));
  const expired = await openSession(database, mine, hoursAgo(12));
  const ended = await openSession(database, mine, hoursAgo(1));
  await endSession(database, ended.id, NOW);
  const foreign = await openSession(database, theirs, hoursAgo(1));
  const shown = async () =>
    (await listOwnSessions(database, current, NOW)).map(({ id, current: asks }) => [id, asks]);

  expect(await shown()).toEqual([
    [current.id, true],
    [newer.id, false],
    [older.id, false],
  ]);
  const [first] = await listOwnSessions(database, current, NOW);
  expect(Date.parse(first?.until ?? "") - Date.parse(first?.since ?? "")).toBe(
    SESSION_SECONDS * 1000,
  );

  for (const { id } of [foreign, expired, ended])
    expect(await codeOf(endOwnSession(database, current, id, NOW))).toBe("NOT_FOUND");
  await endOwnSession(database, current, newer.id, NOW);
  expect(await liveSession(database, newer.id, NOW)).toBeNull();

  expect(await endOtherSessions(database, current, NOW)).toBe(1);
  expect(await shown()).toEqual([[current.id, true]]);
  expect(await liveSession(database, foreign.id, NOW)).not.toBeNull();
  // The streams of their pages are closed by these, whichever instance holds them.
  const told = (await database.select().from(liveEvents)).map(({ subject }) => subject);
  expect(told).toEqual([ended.id, newer.id, older.id]);
});
