import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PurchaseState } from "@/lib/core/purchase";
import type { OpenDatabase } from "@/lib/server/db/database";
import { purchases } from "@/lib/server/db/schema/purchases";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { readPurchaseCounts } from "./metrics";

const NOW = new Date("2026-11-22T12:00:00Z");
const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

let open: OpenDatabase;
beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());

const insert = async (state: PurchaseState, minutes: number): Promise<string> => {
  const id = randomUUID();
  const at = minutesAgo(minutes);
  const signed = { signature: id, signedTransaction: "AQID" };
  await open.database.insert(purchases).values({
    id,
    wallet: id,
    listingId: id,
    state,
    assetType: "model",
    assetId: "asset",
    assetName: "Portrait",
    previewImageUrl: "",
    seller: "seller",
    price: 1n,
    confirmKey: randomUUID(),
    dueAt: at,
    leaseUntil: at,
    createdAt: at,
    updatedAt: at,
    ...(state === "owned" || state === "paid" ? signed : {}),
  });
  return id;
};

test("without purchases everything is nought", async () => {
  const { byState, alerted, oldestUnfinished } = await readPurchaseCounts(open.database, NOW);
  expect(Object.values(byState)).toEqual(Array.from({ length: 10 }, () => 0));
  expect([alerted, oldestUnfinished]).toEqual([0, 0]);
});

test("counts every unfinished one, ended ones of a day, and how long the oldest has waited", async () => {
  await insert("prepared", 3);
  await insert("prepared", 2);
  const stuck = await insert("paid", 3 * 24 * 60);
  await insert("owned", 10);
  await insert("owned", 25 * 60);
  await insert("declined", 4 * 24 * 60);
  await open.database
    .update(purchases)
    .set({ alertedAt: minutesAgo(60) })
    .where(eq(purchases.id, stuck));
  const { byState, alerted, oldestUnfinished } = await readPurchaseCounts(open.database, NOW);
  expect(byState).toMatchObject({ created: 0, prepared: 2, paid: 1, owned: 1, declined: 0 });
  expect([alerted, oldestUnfinished]).toEqual([1, 3 * 24 * 60 * 60]);
});
