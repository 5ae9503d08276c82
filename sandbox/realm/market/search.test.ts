import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { openTestMarket, type TestMarket } from "../test-support";
import { marketCalls } from "./test-calls";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
});
afterAll(() => market.close());
const { call, search } = marketCalls(() => market);

describe("the seeded market", () => {
  it("has at least 72 listings of both types, each with a picture of its own", async () => {
    const { listings, total } = await search("limit=100");
    expect(total).toBeGreaterThanOrEqual(72);
    expect(new Set(listings.map(({ assetType }) => assetType))).toEqual(
      new Set(["model", "influencer"]),
    );
    const pictures = await Promise.all(
      listings.slice(0, 12).map(async ({ assetDetails }) => {
        const response = await fetch(assetDetails.previewImageUrl);
        expect(response.headers.get("content-type")).toContain("image/svg+xml");
        expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
        return response.text();
      }),
    );
    expect(new Set(pictures).size).toBe(12);
  });

  it("has one listing at exactly 15.75 SOL, sold by Creator 1", async () => {
    const { listings } = await search("minPrice=15.75&maxPrice=15.75");
    expect(listings.map(({ price, sellerWallet }) => [price, sellerWallet])).toEqual([
      [15_750_000_000n, market.creators[0]],
    ]);
  });

  it("sends prices with all nine decimals", async () => {
    const { listings } = await search("query=second%20nature");
    expect(listings[0]?.price).toBe(999_999_999n);
  });

  it("sold two, and the licences are with their buyer", () => {
    const sold = z
      .array(z.object({ solanaTxSignature: z.string() }))
      .parse(market.realm.listings("sold"));
    expect(sold.length).toBeGreaterThanOrEqual(2);
  });

  it("keeps each licence one of one: no mint or freeze authority, and in escrow", async () => {
    const { listings } = await search("limit=1");
    const mint = listings[0]?.licenceMint;
    if (!mint) throw new Error("a listing names its licence");
    const { value } = await market.rpc.getAccountInfo(mint, { encoding: "jsonParsed" }).send();
    expect(value?.data).toMatchObject({
      parsed: { info: { decimals: 0, supply: "1", mintAuthority: null, freezeAuthority: null } },
    });
  });
});

describe("search", () => {
  it("asks for every word, whatever its case", async () => {
    const { listings } = await search("query=NEON%20muse");
    expect(listings.map(({ assetDetails }) => assetDetails.name)).toEqual(["Neon Muse"]);
  });

  it("narrows by type, tags and price range together", async () => {
    const { listings } = await search(
      "assetType=model&tags=botanical,print&minPrice=1&maxPrice=5&limit=100",
    );
    expect(listings.length).toBeGreaterThan(0);
    for (const { assetType, price, assetDetails } of listings) {
      expect(assetType).toBe("model");
      expect(assetDetails.tags).toEqual(expect.arrayContaining(["botanical", "print"]));
      expect(price >= 1_000_000_000n && price <= 5_000_000_000n).toBe(true);
    }
  });

  it("sorts by price as amounts, not as text", async () => {
    const { listings } = await search("sortBy=price&sortOrder=asc&limit=100");
    const prices = listings.map(({ price }) => price);
    expect(prices).toEqual([...prices].sort((left, right) => (left < right ? -1 : 1)));
  });

  it("sorts by creation, the newest first, where nothing is said", async () => {
    const { listings } = await search("limit=100");
    const moments = listings.map(({ createdAt }) => createdAt);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it("pages without overlap or gap", async () => {
    const whole = await search("sortBy=price&limit=30");
    const first = await search("sortBy=price&limit=15");
    const second = await search("sortBy=price&limit=15&offset=15");
    const ids = [...first.listings, ...second.listings].map(({ listingId }) => listingId);
    expect(ids).toEqual(whole.listings.map(({ listingId }) => listingId));
  });

  it.each([
    "limit=0",
    "limit=101",
    "offset=-1",
    "minPrice=1.0000000001",
    "minPrice=-1",
    "sortBy=name",
    "assetType=dog",
  ])("refuses %s", async (query) => {
    expect((await call(`/listings/search?${query}`)).status).toBe(400);
  });
});
