import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { address } from "@/lib/core/solana";
import type { OpenDatabase } from "@/lib/server/db/database";
import { liveEvents } from "@/lib/server/db/schema/live";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { endSession, openSession } from "@/lib/server/identity/sessions";
import { createLogger } from "@/lib/server/log/create-logger";
import { announce, LIVE_CHANNEL } from "./announce";
import { runHub, type HubContext, type LiveHub } from "./hub";
import { forgetOldEvents } from "./read";
import { MOST_QUEUED_BYTES } from "./stream";
import { openPage, type Page } from "./testing/page";

const ALICE = address("4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA");
const BOB = address("8qbHbw2BbbTHBW1sbeqakYXVKRQM8Ne7pLK7m6CVfeR");

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());

let hub: LiveHub;
const start = async (more: Partial<HubContext> = {}): Promise<void> => {
  hub = await runHub({
    database: open.database,
    listen: (heard) => open.listen(LIVE_CHANNEL, heard),
    now: () => new Date(),
    log: createLogger({ level: "silent", secrets: () => [] }),
    ...more,
  });
};
afterEach(async () => {
  await hub.stop();
  await open.database.delete(liveEvents);
});

const session = (wallet: typeof ALICE) => openSession(open.database, wallet, new Date());
const arrive = async (
  wallet = ALICE,
  after: bigint | null = null,
  address = "198.51.100.1",
): Promise<Page> => {
  const { id } = await session(wallet);
  const page = openPage(hub, { wallet, sessionId: id, address, after });
  await expect.poll(() => page.heard).toContain("ready");
  return page;
};
const change = (wallet: string, id: string) =>
  announce(open.database, { wallet, kind: "purchase", id });
const event = (id: string) => ({ wallet: ALICE, kind: "purchase", subject: id }) as const;
const within = (millis: number) => ({ timeout: millis, interval: 5 });

describe("a page", () => {
  it("hears of a change within a second of its commit, and of nobody else's", async () => {
    await start();
    const [alice, bob] = [await arrive(ALICE), await arrive(BOB)];
    await change(ALICE, "p1");
    await change(BOB, "p2");
    await expect.poll(() => alice.heard, within(1_000)).toEqual(["ready", "purchase:p1"]);
    await expect.poll(() => bob.heard, within(1_000)).toEqual(["ready", "purchase:p2"]);
  });

  it("that comes first after many changes is told that all is well when they are behind it, not before", async () => {
    await start();
    // Written while nobody had a page open, so that nobody has given them their places.
    await open.database
      .insert(liveEvents)
      .values(Array.from({ length: 1_100 }, (_, n) => event(`old${n}`)));
    const page = await arrive();
    await change(ALICE, "p1");
    await expect.poll(() => page.heard, within(1_000)).toEqual(["ready", "purchase:p1"]);
  });

  it("that comes back is given no later place before it was told what it missed: it may break off", async () => {
    await start({ beatMillis: 0 });
    const page = await arrive();
    page.leave();
    await expect.poll(hub.size).toBe(0);
    await change(ALICE, "p1");
    const theirs = Array.from({ length: 1_100 }, (_, n) => ({ ...event(`b${n}`), wallet: BOB }));
    await open.database.insert(liveEvents).values(theirs);
    const again = await arrive(ALICE, BigInt(page.lastId()));
    expect(again.heard.slice(0, 2)).toEqual(["purchase:p1", "ready"]);
    await expect.poll(() => again.heard).toContain("beat");
  });

  it("hears nothing of what was rolled back", async () => {
    await start();
    const page = await arrive();
    await expect(
      open.database.transaction(async (transaction) => {
        await announce(transaction, { wallet: ALICE, kind: "purchase", id: "never" });
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    await change(ALICE, "p1");
    await expect.poll(() => page.heard).toEqual(["ready", "purchase:p1"]);
  });

  it("that comes back hears what it missed, each once and in order, then goes on", async () => {
    await start();
    const page = await arrive();
    await change(ALICE, "p1");
    await expect.poll(() => page.heard).toHaveLength(2);
    page.leave();
    for (const id of ["p2", "p3"]) await change(ALICE, id);
    await change(BOB, "other");
    const again = await arrive(ALICE, BigInt(page.lastId()));
    await change(ALICE, "p4");
    await expect
      .poll(() => again.heard)
      .toEqual(["purchase:p2", "purchase:p3", "ready", "purchase:p4"]);
  });

  it("that comes back to another instance hears what it missed there", async () => {
    await start();
    const page = await arrive();
    const place = BigInt(page.lastId());
    await hub.stop();
    expect(page.ended()).toBe("closed");
    await change(ALICE, "p1");
    await start();
    const again = await arrive(ALICE, place);
    expect(again.heard).toEqual(["purchase:p1", "ready"]);
  });

  it.each([
    ["older than what is kept", (now: bigint) => now],
    ["of another database", (now: bigint) => now + 1_000n],
    ["that can't be read", () => -1n],
  ])("that names a place %s is told to read anew", async (_, placeFrom) => {
    await start();
    const place = placeFrom(BigInt((await arrive()).lastId()));
    for (const id of ["p1", "p2"]) await change(ALICE, id);
    await arrive(BOB);
    await open.database.update(liveEvents).set({ at: sql`now() - interval '25 hours'` });
    await forgetOldEvents(open.database, new Date());
    await change(ALICE, "p3");
    const again = await arrive(ALICE, place);
    expect(again.heard).toEqual(["reset", "ready"]);
  });
});

it("a page that comes back after more than a day with nobody there is told to read anew", async () => {
  await start();
  const page = await arrive();
  const place = BigInt(page.lastId());
  page.leave();
  await hub.stop();
  // More than is placed at once, and seen by nobody: none of them has its place.
  const missed = Array.from({ length: 1_100 }, (_, n) => event(`missed${n}`));
  await open.database.insert(liveEvents).values(missed);
  await open.database.update(liveEvents).set({ at: sql`now() - interval '25 hours'` });
  expect(await forgetOldEvents(open.database, new Date())).toBe(1_100);
  await start();
  expect((await arrive(ALICE, place)).heard).toEqual(["reset", "ready"]);
});

describe("a session that ends", () => {
  it("takes its own pages with it at once, and no other of the wallet's", async () => {
    await start();
    const mine = await session(ALICE);
    const page = openPage(hub, {
      wallet: ALICE,
      sessionId: mine.id,
      address: "198.51.100.1",
      after: null,
    });
    const elsewhere = await arrive(ALICE);
    await expect.poll(() => page.heard).toEqual(["ready"]);
    await endSession(open.database, mine.id, new Date());
    await expect.poll(page.ended, within(1_000)).toBe("closed");
    expect(page.heard).toEqual(["ready", "end"]);
    expect(elsewhere.heard).toEqual(["ready"]);
    expect(elsewhere.ended()).toBeNull();
  });

  it("by running out is noticed with the next beat", async () => {
    let now = new Date();
    await start({ beatMillis: 50, now: () => now });
    const page = await arrive();
    expect(page.ended()).toBeNull();
    now = new Date(now.getTime() + 24 * 60 * 60 * 1000);
    await expect.poll(page.ended).toBe("closed");
    expect(page.heard.at(-1)).toBe("end");
  });
});

describe("the hub", () => {
  it("gives up a reader that does not keep up, with bounded memory and the others undisturbed", async () => {
    await start();
    const { id } = await session(ALICE);
    const slow = hub.open({
      wallet: ALICE,
      sessionId: id,
      address: "198.51.100.1",
      after: null,
      signal: new AbortController().signal,
    });
    if (typeof slow === "string") throw new Error(slow);
    const quick = await arrive();
    const long = "x".repeat(1_000);
    const count = Math.ceil((2 * MOST_QUEUED_BYTES) / long.length);
    await open.database.transaction(async (transaction) => {
      for (let n = 0; n < count / 2; n += 1) {
        await announce(transaction, { wallet: ALICE, kind: "job", id: `${n}${long}` });
      }
    });
    await expect.poll(() => quick.heard.length).toBe(1 + Math.ceil(count / 2));
    await open.database.transaction(async (transaction) => {
      for (let n = 0; n < count / 2; n += 1) {
        await announce(transaction, { wallet: ALICE, kind: "job", id: `${n}${long}` });
      }
    });
    await expect.poll(() => quick.heard).toHaveLength(1 + 2 * Math.ceil(count / 2));
    expect(quick.ended()).toBeNull();
    await expect(slow.getReader().read()).rejects.toThrow("does not keep up");
  });

  it("holds no place for a page that left before its stream was opened", async () => {
    await start();
    const { id } = await session(ALICE);
    const visit = { wallet: ALICE, sessionId: id, address: "198.51.100.1", after: null };
    expect(hub.open({ ...visit, signal: AbortSignal.abort() })).toBe("stopped");
    expect(hub.size()).toBe(0);
  });

  it("holds so many pages of an address, whoever they are of, and has room once one has left", async () => {
    await start({ most: { perWallet: 9, perAddress: 2, perInstance: 9 } });
    const first = await arrive(ALICE);
    await arrive(BOB);
    await expect(arrive(BOB)).rejects.toThrow("refused: address");
    await arrive(BOB, null, "198.51.100.2");
    first.leave();
    await expect.poll(hub.size).toBe(2);
    await arrive(BOB);
  });

  it("holds so many pages of a wallet and of all, and has room again once one has left", async () => {
    await start({ most: { perWallet: 2, perAddress: 9, perInstance: 3 } });
    const first = await arrive(ALICE);
    await arrive(ALICE);
    await expect(arrive(ALICE)).rejects.toThrow("refused: wallet");
    await arrive(BOB);
    await expect(arrive(BOB)).rejects.toThrow("refused: instance");
    first.leave();
    await expect.poll(hub.size).toBe(2);
    await arrive(ALICE);
  });

  it("looks every second for itself while the database can't tell it", async () => {
    await start({
      listen: () => Promise.resolve({ isHearing: () => false, close: () => Promise.resolve() }),
    });
    const page = await arrive();
    await change(ALICE, "p1");
    await expect.poll(() => page.heard, within(2_500)).toEqual(["ready", "purchase:p1"]);
  });

  it("takes no more pages once it stops", async () => {
    await start();
    await hub.stop();
    await expect(arrive()).rejects.toThrow("refused: stopped");
  });
});
