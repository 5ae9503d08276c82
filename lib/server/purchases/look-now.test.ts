import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { PurchaseState } from "@/lib/core/purchase";
import type { OpenDatabase } from "@/lib/server/db/database";
import { purchases } from "@/lib/server/db/schema/purchases";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { lookAtPurchases, type Heard } from "./look-now";
import { findPurchase } from "./store/read";

const NOW = new Date("2026-11-20T12:00:00.000Z");
const LATER = new Date("2026-11-20T12:00:30.000Z");
const WALLETS = [
  "7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2",
  "So11111111111111111111111111111111111111112",
] as const;

let open: OpenDatabase;
const wake = vi.fn();

beforeAll(async () => {
  open = await openTestDatabase();
}, 90_000);
afterAll(() => open.close());

/** A purchase that would be looked at in half a minute. */
const stored = async (
  realmPurchaseId: string,
  listingId: string,
  more: { state?: PurchaseState; wallet?: string; leaseUntil?: Date } = {},
): Promise<string> => {
  const id = randomUUID();
  await open.database.insert(purchases).values({
    id,
    wallet: WALLETS[0],
    listingId,
    state: "prepared",
    assetType: "model",
    assetId: "mdl_1",
    assetName: "One",
    previewImageUrl: "",
    seller: WALLETS[1],
    price: 1n,
    realmPurchaseId,
    confirmKey: randomUUID(),
    dueAt: LATER,
    leaseUntil: NOW,
    createdAt: NOW,
    updatedAt: NOW,
    ...more,
  });
  return id;
};

const look = (heard: Heard) => {
  wake.mockReset();
  return lookAtPurchases({ database: open.database, now: () => NOW, wake }, heard);
};
const dueAt = async (id: string) => (await findPurchase(open.database, id))?.dueAt;

it("a purchase of which something was heard is due now, another is not", async () => {
  const meant = await stored("purch_1", "list_1");
  const other = await stored("purch_2", "list_2");
  expect(await look({ realmPurchaseId: "purch_1" })).toBe(1);
  expect(wake).toHaveBeenCalledTimes(1);
  expect([await dueAt(meant), await dueAt(other)]).toEqual([NOW, LATER]);
});

it("every buyer's unfinished purchase of a listing is, and what has ended is left alone", async () => {
  const mine = await stored("purch_3", "list_3");
  const theirs = await stored("purch_4", "list_3", { wallet: WALLETS[1] });
  const ended = await stored("purch_5", "list_3", { state: "expired" });
  expect(await look({ listingId: "list_3" })).toBe(2);
  expect([await dueAt(mine), await dueAt(theirs), await dueAt(ended)]).toEqual([NOW, NOW, LATER]);
});

it("one that is being worked on is busy: the news may be younger than that look", async () => {
  await stored("purch_6", "list_6", { leaseUntil: LATER });
  expect(await look({ realmPurchaseId: "purch_6" })).toBe("busy");
});

it("nobody is woken for what is not here", async () => {
  expect(await look({ realmPurchaseId: "purch_none" })).toBe(0);
  expect(wake).not.toHaveBeenCalled();
});
