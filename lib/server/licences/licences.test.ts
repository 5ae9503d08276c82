import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addressFromBytes, type Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { sales } from "@/lib/server/db/schema/sales";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { heldLicences, isSoldHere } from "./licences";

const key = (byte: number): Address => addressFromBytes(new Uint8Array(32).fill(byte));
const [holder, seller, mint, other] = [key(1), key(2), key(3), key(4)];
const AT = new Date("2026-11-22T12:00:00.000Z");

let database: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());
beforeEach(async () => {
  await database.delete(sales);
  await database.delete(ownListings);
});

const asset = { assetType: "model", assetId: "mod_1", assetName: "Portrait" } as const;

const sold = (more: Partial<typeof sales.$inferInsert> = {}) =>
  database.insert(sales).values({
    ...{ id: crypto.randomUUID(), seller, listingId: "list_1", ...asset, gross: 5n },
    ...{ state: "unchecked", soldAt: AT, dueAt: AT, leaseUntil: AT, licenceMint: mint, ...more },
  });
const listed = (more: Partial<typeof ownListings.$inferInsert> = {}) =>
  database.insert(ownListings).values({
    ...{ id: crypto.randomUUID(), owner: seller, origin: "here", ...asset, description: "" },
    ...{ price: 5n, listingType: "fixed_price", listingId: "list_1", state: "sold" },
    ...{ dueAt: AT, leaseUntil: AT, createdAt: AT, updatedAt: AT, licenceMint: mint, ...more },
  });

const held = (...mints: Address[]) =>
  heldLicences({ database, heldMints: () => Promise.resolve(new Set(mints)) }, holder);

it.each([
  ["a sale that REALM told of", sold],
  ["a listing of one's own that REALM calls sold", listed],
])(
  "whoever holds the token of %s has the model's licence, and nobody else",
  async (_what, record) => {
    await record();
    expect(await held(other, mint)).toEqual([{ modelId: "mod_1", name: "Portrait", mint }]);
    expect(await held(other)).toEqual([]);
    expect(await isSoldHere({ database }, "mod_1")).toBe(true);
    expect(await isSoldHere({ database }, "mod_2")).toBe(false);
  },
);

it("is one however many tell of the sale", async () => {
  await sold();
  await listed();
  expect(await held(mint)).toHaveLength(1);
});

it.each([
  [
    "the chain shows another sale than was told",
    () => sold({ state: "mismatch", mismatch: "amount" }),
  ],
  ["nobody has named the token", () => sold({ licenceMint: null })],
  ["it is for sale still", () => listed({ state: "active" })],
  ["what was sold is no model", () => sold({ assetType: "influencer" })],
])("is no licence where %s", async (_why, record) => {
  await record();
  expect(await held(mint)).toEqual([]);
  expect(await isSoldHere({ database }, "mod_1")).toBe(false);
});
