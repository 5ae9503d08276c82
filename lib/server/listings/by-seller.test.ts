import { describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import type { RealmListing, RealmListingPage } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import { AgedCache } from "./aged-cache";
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

const aged = (value: RealmListingPage, asOf: Date, stale = false) => ({ value, asOf, stale });

const pagesOf =
  (market: RealmListing[], asked: number[] = []) =>
  (offset: number) => {
    asked.push(offset);
    const listings = market.slice(offset, offset + 100);
    return Promise.resolve(
      aged({ listings, total: market.length, limit: 100, offset }, new Date(0)),
    );
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
      return Promise.resolve(aged({ listings: [], total: 9_999, limit: 100, offset }, new Date(0)));
    });
    expect(asked).toEqual([0]);
  });

  it("keep their age while REALM is away, however often its old pages are read", async () => {
    let clock = 1_000_000;
    let isAway = false;
    const pages = pagesOf(marketOf(250));
    const newest = new AgedCache<Awaited<ReturnType<typeof readNewest>>>({
      ...{ entries: 1, freshMillis: 20_000, revalidateMillis: 0, restMillis: 0, loadsAtOnce: 1 },
      isGone: () => false,
      busy: () => new Error("busy"),
      now: () => clock,
    });
    // The last of them is still known, the first could be asked again.
    const read = () =>
      newest.read("newest", () =>
        readNewest(async (offset) => ({
          ...(await pages(offset)),
          stale: isAway && offset === 200,
        })),
      );
    isAway = true;
    await expect(read()).rejects.toMatchObject({ code: "REALM_UNAVAILABLE" });
    isAway = false;
    expect((await read()).stale).toBe(false);
    isAway = true;
    clock += 3_600_000;
    expect(await read()).toMatchObject({ stale: true, asOf: new Date(1_000_000) });
    expect((await read()).value.listings).toHaveLength(250);
  });
});
