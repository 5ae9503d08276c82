import { sql } from "drizzle-orm";
import Papa from "papaparse";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SalesQuery } from "@/lib/core/sales";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { sales } from "@/lib/server/db/schema/sales";
import { earningsOf } from "./earnings";
import { salesAsCsv } from "./export";
import type { SaleRow } from "./record";
import { BUYER, GROSS, NET, newSale, openTestBook, SELLER, type TestBook } from "./testing/book";

const NOW = new Date("2026-11-25T12:00:00.000Z");

let book: TestBook;
beforeAll(async () => {
  book = await openTestBook();
  // Wherever the database believes to be.
  await book.database.execute(sql`set time zone 'Pacific/Honolulu'`);
}, 120_000);
afterAll(() => book.close());
beforeEach(() => book.clear());

let numbers = 0;
const sold = (at: string, more: Partial<SaleRow> = {}) => {
  numbers += 1;
  return book.database.insert(sales).values({
    ...newSale(numbers % 250, { signature: `signature ${numbers}` }),
    ...{ id: crypto.randomUUID(), state: "checked", soldAt: new Date(at) },
    ...{ dueAt: NOW, leaseUntil: NOW },
    ...more,
  });
};

const everything: SalesQuery = { range: "all", step: null, asset: null, cursor: null };
const earned = (more: Partial<SalesQuery> = {}, wallet = SELLER) =>
  earningsOf(book.database, wallet, { ...everything, ...more }, NOW);
const bars = async (more: Partial<SalesQuery>) =>
  (await earned(more)).spans.filter(({ count }) => count > 0).map(({ label, net }) => [label, net]);

describe("earnings", () => {
  it("are exact beyond what a float holds, and of nobody else's sales", async () => {
    const gross = 18_446_744_073_709_551_615n;
    await sold("2026-11-20T10:00:00Z", { gross, net: gross - 1n });
    await sold("2026-11-20T11:00:00Z", { gross, net: gross });
    await sold("2026-11-20T12:00:00Z", { seller: BUYER });
    const { sum } = await earned();
    expect(sum).toEqual({ count: 2, gross: 2n * gross, fee: 1n, net: 2n * gross - 1n });
  });

  it("are also of one's own listings that REALM paid another wallet for, which is named", async () => {
    await sold("2026-11-20T10:00:00Z", { listingId: "list_mine" });
    await sold("2026-11-20T11:00:00Z");
    const at = { dueAt: NOW, leaseUntil: NOW, createdAt: NOW, updatedAt: NOW };
    await book.database.insert(ownListings).values({
      ...{ id: crypto.randomUUID(), owner: BUYER, origin: "here", listingId: "list_mine", ...at },
      ...{ assetType: "model", assetId: "mod_1", assetName: "Portrait", description: "" },
      ...{ price: GROSS, listingType: "fixed_price", state: "sold" },
    });
    const mine = await earned({}, BUYER);
    expect(mine).toMatchObject({ hasSales: true, sum: { count: 1, net: NET }, elsewhere: NET });
    expect(mine.sales).toMatchObject([{ listingId: "list_mine", otherSeller: SELLER }]);
    const theirs = await earned();
    expect(theirs).toMatchObject({ sum: { count: 2 }, elsewhere: 0n });
    expect(theirs.sales.map(({ otherSeller }) => otherSeller)).toEqual([null, null]);
  });

  it("count what the chain shows alone; the rest is told beside the sums", async () => {
    await sold("2026-11-20T10:00:00Z");
    await sold("2026-11-20T11:00:00Z", { state: "unchecked" });
    await sold("2026-11-20T12:00:00Z", { state: "unchecked", net: null });
    await sold("2026-11-20T13:00:00Z", { state: "mismatch", mismatch: "amount" });
    const { sum, unchecked, mismatched, spans, assets, sales: list } = await earned();
    expect(sum).toEqual({ count: 1, gross: GROSS, fee: GROSS - NET, net: NET });
    expect(unchecked).toMatchObject({ count: 2, gross: 2n * GROSS });
    expect(mismatched).toMatchObject({ count: 1, gross: GROSS });
    expect(spans.reduce((total, { net }) => total + net, 0n)).toBe(NET);
    expect(assets).toMatchObject([{ count: 1, net: NET }]);
    expect(list).toHaveLength(4);
  });

  it("put the last moment of a Sunday into its week, and the first of Monday into the next, by UTC", async () => {
    await sold("2026-11-15T23:59:59.999Z");
    await sold("2026-11-16T00:00:00.000Z");
    expect(await bars({ range: "30d", step: "week" })).toEqual([
      ["9 to 15 Nov 2026", NET],
      ["16 to 22 Nov 2026", NET],
    ]);
    expect(await bars({ range: "30d", step: "day" })).toEqual([
      ["15 Nov 2026", NET],
      ["16 Nov 2026", NET],
    ]);
  });

  it("put the last moment of a month into it, whatever the month's length", async () => {
    await sold("2026-09-30T23:59:59.999Z");
    await sold("2026-10-01T00:00:00.000Z");
    await sold("2026-10-31T23:59:59.999Z");
    expect(await bars({ range: "12m", step: "month" })).toEqual([
      ["Sep 2026", NET],
      ["Oct 2026", 2n * NET],
    ]);
  });

  it("of a range are no older than it, in sums, bars, assets and list alike", async () => {
    await sold("2026-10-26T23:59:59.999Z", { assetId: "mod_old" });
    await sold("2026-10-27T00:00:00.000Z");
    const { sum, assets, sales: list, spans, hasSales } = await earned({ range: "30d" });
    expect([sum.count, assets.length, list.length, spans.length]).toEqual([1, 1, 1, 30]);
    expect(
      (await earned({ range: "30d", asset: { assetType: "model", assetId: "no" } })).hasSales,
    ).toBe(hasSales);
  });

  it("by asset are most earned first, under the name it was last sold by", async () => {
    await sold("2026-11-20T10:00:00Z", { assetName: "Old name" });
    await sold("2026-11-21T10:00:00Z", { assetName: "New name" });
    await sold("2026-11-21T11:00:00Z", { assetId: "mod_2", assetName: "Other" });
    expect((await earned()).assets).toMatchObject([
      { assetId: "mod_1", name: "New name", count: 2, net: 2n * NET },
      { assetId: "mod_2", name: "Other", count: 1 },
    ]);
    const one = await earned({ asset: { assetType: "model", assetId: "mod_2" } });
    expect(one.sum.count).toBe(1);
    expect(one.sales.map(({ name }) => name)).toEqual(["Other"]);
  });

  it("by asset add up, however many there are", async () => {
    for (let n = 0; n < 53; n += 1)
      await sold("2026-11-20T10:00:00Z", { assetId: `mod_${n}`, net: NET - BigInt(n) });
    const { assets, otherAssets, sum } = await earned();
    expect(assets).toHaveLength(50);
    const [gross, net] = [3n * GROSS, 3n * NET - 50n - 51n - 52n];
    expect(otherAssets).toEqual({ count: 3, gross, fee: gross - net, net });
    expect(assets.reduce((total, asset) => total + asset.net, net)).toBe(sum.net);
    expect(await earned({ asset: { assetType: "model", assetId: "mod_1" } })).toMatchObject({
      otherAssets: null,
    });
  });

  it("list every sale once over the pages, also those of the same moment", async () => {
    for (let n = 0; n < 60; n += 1) await sold("2026-11-20T10:00:00Z");
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof earned>> = await earned({ cursor });
      seen.push(...page.sales.map(({ id }) => id));
      cursor = page.older;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(60);
    expect(seen).toHaveLength(60);
  });

  it("of who never sold are nothing, and said to be", async () => {
    expect(await earned({}, BUYER)).toMatchObject({ hasSales: false, sum: { count: 0, net: 0n } });
  });
});

describe("the file of sales", () => {
  it("has every sale of the range, over as many batches as it takes, and of nobody else", async () => {
    const rows = Array.from({ length: 1_203 }, (_, n) => ({
      ...newSale(1, { signature: `batch ${n}`, assetName: `Sale ${n}` }),
      ...{ id: crypto.randomUUID(), state: "checked" as const, dueAt: NOW, leaseUntil: NOW },
      soldAt: new Date(NOW.getTime() - n * 1_000),
    }));
    await book.database.insert(sales).values(rows);
    await sold("2026-11-20T10:00:00Z", { seller: BUYER });
    await sold("2026-01-20T10:00:00Z");
    let text = "";
    const query = { ...everything, range: "30d" } as const;
    for await (const part of salesAsCsv(book.database, SELLER, query, NOW)) text += part;
    const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data.slice(1).map(([, name]) => name)).toEqual(rows.map(({ assetName }) => assetName));
  });
});
