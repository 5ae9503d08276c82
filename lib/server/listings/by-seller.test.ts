import { describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { LOOKED_THROUGH, ofSeller, readNewest } from "./by-seller";

const alice = address("11111111111111111111111111111111");
const bob = address("So11111111111111111111111111111111111111112");

/** A market in which every seventh listing is Bob's. */
const marketOf = (total: number): RealmListing[] =>
  Array.from({ length: total }, (_, n) => ({
    listingId: `l${n}`,
    assetType: "model",
    assetId: `m${n}`,
    sellerWallet: n % 7 === 0 ? bob : alice,
    price: lamports(1n),
    currency: "SOL",
    description: "",
    listingType: "fixed_price",
    status: "active",
    createdAt: "2026-11-01T00:00:00Z",
    assetDetails: { name: "One", description: "", tags: [], previewImageUrl: "" },
  }));

const pagesOf =
  (market: RealmListing[], asked: number[] = []) =>
  (offset: number) => {
    asked.push(offset);
    const listings = market.slice(offset, offset + 100);
    return Promise.resolve({ listings, total: market.length, limit: 100, offset });
  };

describe("a seller's listings", () => {
  it("are all of theirs, in the market's order, where the market can be looked through whole", async () => {
    const asked: number[] = [];
    const market = marketOf(250);
    const found = ofSeller(await readNewest(pagesOf(market, asked)), bob);
    expect(asked).toEqual([0, 100, 200]);
    expect(found.listings.map(({ listingId }) => listingId)).toEqual(
      market.filter(({ sellerWallet }) => sellerWallet === bob).map(({ listingId }) => listingId),
    );
    expect(found.among).toBeNull();
  });

  it("say among how many they were looked for, where there are more", async () => {
    const asked: number[] = [];
    const found = ofSeller(await readNewest(pagesOf(marketOf(5_000), asked)), bob);
    expect(asked).toHaveLength(LOOKED_THROUGH / 100);
    expect(found.among).toBe(LOOKED_THROUGH);
  });

  it("hold one that slipped to the next page meanwhile once", async () => {
    const market = marketOf(150);
    const slipping = (offset: number) =>
      pagesOf(offset === 0 ? market : [...marketOf(1), ...market])(offset);
    const { listings } = await readNewest(slipping);
    expect(new Set(listings.map(({ listingId }) => listingId)).size).toBe(listings.length);
  });

  it("end where REALM gives an empty page, whatever total it names", async () => {
    const asked: number[] = [];
    await readNewest((offset) => {
      asked.push(offset);
      return Promise.resolve({ listings: [], total: 9_999, limit: 100, offset });
    });
    expect(asked).toEqual([0]);
  });
});
