import { findAssociatedTokenPda, TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listingSchema } from "@/lib/core/realm";
import { seededId } from "../seed/identifiers";
import { callRealm, openTestMarket, type TestMarket } from "../test-support";
import { marketCalls, outcomeOf } from "./test-calls";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
});
afterAll(() => market.close());
const { call, prepare, search } = marketCalls(() => market);

describe("a creator", () => {
  const unlisted = {
    assetType: "model",
    price: 3.25,
    currency: "SOL",
    description: "",
    listingType: "fixed_price",
  };
  const as = (path: string, method: string, body?: unknown) => {
    const [creator] = market.realm.creators;
    if (!creator) throw new Error("the market has creators");
    return callRealm(market.realm.url, `/marketplace${path}`, {
      method,
      body,
      credential: creator,
    });
  };

  it("lists an asset once, takes it off, and the licence comes back", async () => {
    const assetId = seededId("mod", "Glass Orchard");
    const offer = { ...unlisted, assetId };
    const created = await as("/listings", "POST", offer);
    expect(created.status).toBe(201);
    const { listingId, licenceMint, price } = listingSchema.parse(created.body);
    expect(price).toBe(3_250_000_000n);
    expect((await as("/listings", "POST", offer)).status).toBe(409);
    expect((await call(`/listings/${listingId}`, "DELETE")).status).toBe(404);
    const cancelled = await as(`/listings/${listingId}`, "DELETE");
    expect([cancelled.status, outcomeOf(cancelled)]).toEqual([200, "cancelled"]);
    const [seller] = market.creators;
    if (!seller || !licenceMint) throw new Error("the listing has a seller and a licence");
    const [ata] = await findAssociatedTokenPda({
      owner: seller,
      mint: licenceMint,
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    });
    const { value } = await market.rpc.getTokenAccountBalance(ata).send();
    expect(value.amount).toBe("1");
    const late = await prepare(listingId);
    expect([late.status, outcomeOf(late)]).toEqual([409, "listing_cancelled"]);
  });

  it("is not listed twice by two who ask at the same time", async () => {
    const offer = { ...unlisted, assetId: seededId("mod", "Glass Orchard") };
    const answers = await Promise.all([1, 2].map(() => as("/listings", "POST", offer)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const made = answers.find(({ status }) => status === 201);
    const { listingId } = listingSchema.parse(made?.body);
    expect((await as(`/listings/${listingId}`, "DELETE")).status).toBe(200);
  });

  it.each([
    ["a price of nothing", { price: 0 }],
    ["a negative price", { price: -1 }],
    ["ten decimals", { price: 1.0000000001 }],
    ["a price as text", { price: "1" }],
    ["another currency", { currency: "USD" }],
    ["a field nobody knows", { colour: "red" }],
  ])("may not list with %s", async (_what, change) => {
    const assetId = seededId("mod", "Glass Orchard");
    expect((await as("/listings", "POST", { ...unlisted, assetId, ...change })).status).toBe(400);
  });

  it("may not list or take off what is somebody else's", async () => {
    const { listings } = await search("query=primary%20matters");
    const listing = listings[0];
    if (!listing) throw new Error("Creator 2 has a listing");
    expect((await as("/listings", "POST", { ...unlisted, assetId: listing.assetId })).status).toBe(
      404,
    );
    expect((await as(`/listings/${listing.listingId}`, "DELETE")).status).toBe(404);
  });
});
