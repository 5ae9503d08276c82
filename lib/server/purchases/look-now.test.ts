import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { PurchaseState } from "@/lib/core/purchase";
import type { OpenDatabase } from "@/lib/server/db/database";
import { purchases } from "@/lib/server/db/schema/purchases";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { lookAtPurchases, type Heard } from "./look-now";
import { claimDuePurchases, releasePurchase } from "./store/lease";
import { findPurchase } from "./store/read";
import { newBuyer } from "./testing/buyer";

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
  more: { state?: PurchaseState; wallet?: string; dueAt?: Date } = {},
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

const look = (heard: Heard, at = NOW) => {
  wake.mockReset();
  return lookAtPurchases({ database: open.database, now: () => at, wake }, heard);
};
const dueAt = async (id: string) => (await findPurchase(open.database, id))?.dueAt;

it("a purchase of which something was heard is due now, another is not", async () => {
  const meant = await stored("purch_1", "list_1");
  const other = await stored("purch_2", "list_2");
  expect(await look({ by: "realmPurchaseId", of: ["purch_1"] })).toEqual([1]);
  expect(wake).toHaveBeenCalledTimes(1);
  expect([await dueAt(meant), await dueAt(other)]).toEqual([NOW, LATER]);
});

it("every buyer's unfinished purchase of a listing is, and what has ended is left alone", async () => {
  const mine = await stored("purch_3", "list_3");
  const theirs = await stored("purch_4", "list_3", { wallet: WALLETS[1] });
  const ended = await stored("purch_5", "list_3", { state: "expired" });
  expect(await look({ by: "listingId", of: ["list_3"] })).toEqual([2]);
  expect([await dueAt(mine), await dueAt(theirs), await dueAt(ended)]).toEqual([NOW, NOW, LATER]);
});

it("news during a look stays due past that look's end, however many look at once", async () => {
  await open.database.delete(purchases);
  const wallets = Array.from({ length: 24 }, () => newBuyer().wallet);
  const ids = await Promise.all(
    wallets.map((wallet, at) => stored(`purch_6_${at}`, "list_6", { wallet, dueAt: NOW })),
  );
  const within = { database: open.database, now: () => NOW };
  const claimed = await claimDuePurchases(within, 8);
  expect(claimed).toHaveLength(8);
  const soon = new Date(NOW.getTime() + 10);
  expect(await look({ by: "listingId", of: ["list_6"] }, soon)).toEqual([24]);
  expect(wake).toHaveBeenCalledTimes(1);
  for (const one of claimed)
    await releasePurchase(within, one, { waitMillis: 5_000, waits: 1, absences: 0 });
  const due = (await Promise.all(ids.map(dueAt))).map((at) => at?.getTime());
  const looked = new Set(claimed.map(({ id }) => id));
  // Those that waited their turn keep it; those looked at are looked at once more.
  expect(due).toEqual(ids.map((id) => (looked.has(id) ? soon : NOW).getTime()));
  const later = { database: open.database, now: () => soon };
  const again = await claimDuePurchases(later, 24);
  expect(again).toHaveLength(24);
  for (const one of again)
    await releasePurchase(later, one, { waitMillis: 5_000, waits: 1, absences: 0 });
  expect(await claimDuePurchases(later, 24)).toEqual([]);
});

it("nobody is woken for what is not here", async () => {
  expect(await look({ by: "realmPurchaseId", of: ["purch_none"] })).toEqual([0]);
  expect(wake).not.toHaveBeenCalled();
});

it("of many that were heard of at once each is counted by itself", async () => {
  await stored("purch_70", "list_70");
  await stored("purch_71", "list_70", { wallet: WALLETS[1] });
  await stored("purch_72", "list_72");
  const of = ["list_72", "list_none", "list_70", "list_72"];
  expect(await look({ by: "listingId", of })).toEqual([1, 0, 2, 1]);
});
