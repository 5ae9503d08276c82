import { address, getTransactionDecoder } from "@solana/kit";
import { findAssociatedTokenPda, TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { lamports, parseSol } from "@/lib/core/money";
import {
  listingPageSchema,
  listingSchema,
  preparedPurchaseSchema,
  type RealmListing,
} from "@/lib/core/realm";
import { seededId } from "../seed/identifiers";
import {
  callRealm,
  openTestMarket,
  preparedOf,
  type TestAnswer,
  type TestMarket,
} from "../test-support";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
});
afterAll(() => market.close());

const call = (path: string, method = "GET", body?: unknown): Promise<TestAnswer> =>
  callRealm(market.realm.url, `/marketplace${path}`, {
    method,
    body,
    credential: market.realm.platform,
  });

const fresh = async (price = "2.5"): Promise<RealmListing> => {
  const answer = await market.realm.createListing({
    name: "Test piece",
    price: parseSol(price),
    seller: "Creator 1",
    assetType: "model",
    listingType: "fixed_price",
  });
  const { listingId } = z.object({ listingId: z.string() }).parse(answer);
  return listingSchema.parse((await call(`/listings/${listingId}`)).body);
};

const prepare = (listingId: string, buyer = 0): Promise<TestAnswer> =>
  call(`/listings/${listingId}/purchase`, "POST", {
    buyerWallet: market.buyers[buyer === 0 ? 0 : 1].address,
  });

const transactionOf = (answer: TestAnswer) =>
  getTransactionDecoder().decode(preparedOf(answer).wire);

const errorCode = ({ body }: TestAnswer): string =>
  z.object({ error: z.object({ code: z.string() }) }).parse(body).error.code;

const errorOrStatus = ({ body }: TestAnswer): string => {
  const { error, status } = z
    .object({ error: z.object({ code: z.string() }).optional(), status: z.string().optional() })
    .parse(body);
  return error?.code ?? status ?? "";
};

const search = async (query: string) => {
  const answer = await call(`/listings/search?${query}`);
  expect(answer.status).toBe(200);
  return listingPageSchema.parse(answer.body);
};

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

describe("a purchase", () => {
  it("moves price, fee and licence to the lamport, and is completed by the chain only", async () => {
    const listing = await fresh("15.75");
    const [buyer] = market.buyers;
    const [seller] = market.creators;
    if (!seller || !listing.licenceMint) throw new Error("the market has a seller and a licence");
    const treasury = address(market.realm.treasury);
    const wallets = [buyer.address, seller, treasury];
    const before = await Promise.all(wallets.map(market.balance));

    const answer = await prepare(listing.listingId);
    const { purchaseId, licenceMint, expiresAt } = preparedPurchaseSchema.parse(answer.body);
    expect(licenceMint).toBe(listing.licenceMint);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    const early = await call(`/purchases/${purchaseId}/confirm`, "POST", {
      solanaTxSignature: "1".repeat(64),
    });
    expect([early.status, errorOrStatus(early)]).toEqual([200, "pending_confirmation"]);

    const signature = await market.send(transactionOf(answer), buyer);
    await vi.waitFor(async () => {
      const done = await call(`/purchases/${purchaseId}/confirm`, "POST", {
        solanaTxSignature: signature,
      });
      expect(errorOrStatus(done)).toBe("completed");
    }, 10_000);

    const after = await Promise.all(wallets.map(market.balance));
    const [ata] = await findAssociatedTokenPda({
      owner: buyer.address,
      mint: listing.licenceMint,
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    });
    const rent = await market.balance(ata);
    // Two signatures at 5,000 lamports, 100,000 units at 10,000 micro-lamports.
    const networkFee = 11_000n;
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([
      -15_750_000_000n - rent - networkFee,
      15_356_250_000n,
      393_750_000n,
    ]);
    const { value } = await market.rpc.getTokenAccountBalance(ata).send();
    expect(value.amount).toBe("1");
    const sold = listingSchema.parse((await call(`/listings/${listing.listingId}`)).body);
    expect([sold.status, sold.solanaTxSignature]).toEqual(["sold", signature]);

    const late = await prepare(listing.listingId, 1);
    expect([late.status, errorCode(late)]).toEqual([409, "already_sold"]);
  });

  it("that was paid and never confirmed ends sold all the same", async () => {
    const { listingId } = await fresh();
    const answer = await prepare(listingId);
    const signature = await market.send(transactionOf(answer), market.buyers[0]);
    await vi.waitFor(async () => {
      const listing = listingSchema.parse((await call(`/listings/${listingId}`)).body);
      expect([listing.status, listing.solanaTxSignature]).toEqual(["sold", signature]);
    }, 10_000);
    const purchase = await call(`/purchases/${preparedOf(answer).purchaseId}`);
    expect(errorOrStatus(purchase)).toBe("completed");
  });

  it("prepared twice can be paid once: the cluster refuses the second", async () => {
    const { listingId } = await fresh();
    const [first, second] = [await prepare(listingId, 0), await prepare(listingId, 1)];
    await market.send(transactionOf(first), market.buyers[0]);
    await expect(market.send(transactionOf(second), market.buyers[1])).rejects.toThrow();
    await vi.waitFor(async () => {
      expect(errorOrStatus(await call(`/purchases/${preparedOf(second).purchaseId}`))).toBe(
        "failed",
      );
    }, 10_000);
  });

  it("is not completed by another purchase's transaction", async () => {
    const [mine, other] = [await fresh(), await fresh()];
    const [answer, foreign] = [await prepare(mine.listingId), await prepare(other.listingId)];
    const signature = await market.send(transactionOf(foreign), market.buyers[0]);
    await vi.waitFor(async () => {
      const refused = await call(`/purchases/${preparedOf(answer).purchaseId}/confirm`, "POST", {
        solanaTxSignature: signature,
      });
      expect([refused.status, errorOrStatus(refused)]).toEqual([422, "not_this_purchase"]);
    }, 10_000);
  });

  it("expires with its blockhash and can be prepared again", async () => {
    const { listingId } = await fresh();
    const { purchaseId } = preparedOf(await prepare(listingId));
    market.cluster.advanceSlots(200);
    await vi.waitFor(async () => {
      expect(errorOrStatus(await call(`/purchases/${purchaseId}`))).toBe("expired");
    }, 10_000);
    expect((await prepare(listingId)).status).toBe(200);
  });

  it("is told to nobody but whose key asked", async () => {
    const { purchaseId } = preparedOf(await prepare((await fresh()).listingId));
    const [stranger] = market.realm.creators;
    if (!stranger) throw new Error("the market has creators");
    const path = `/marketplace/purchases/${purchaseId}`;
    const answer = await callRealm(market.realm.url, path, { credential: stranger });
    expect(answer.status).toBe(404);
  });

  it("is refused for an auction, for one's own listing and for what is no wallet", async () => {
    const { listings } = await search("query=perihelion");
    const listing = listings[0];
    const auctions = await search("query=vesper");
    const auction = auctions.listings[0];
    if (!listing || !auction) throw new Error("the seeded market has both");
    const own = await call(`/listings/${listing.listingId}/purchase`, "POST", {
      buyerWallet: listing.sellerWallet,
    });
    expect([own.status, errorCode(own)]).toEqual([409, "own_listing"]);
    const bid = await prepare(auction.listingId);
    expect([bid.status, errorCode(bid)]).toEqual([409, "not_fixed_price"]);
    for (const buyerWallet of ["", "not a wallet", listing.licenceMint?.slice(0, 20), 7]) {
      expect(
        (await call(`/listings/${listing.listingId}/purchase`, "POST", { buyerWallet })).status,
      ).toBe(400);
    }
    expect((await prepare("list_none")).status).toBe(404);
  });
});

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
    expect([cancelled.status, errorOrStatus(cancelled)]).toEqual([200, "cancelled"]);
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
    expect([late.status, errorCode(late)]).toEqual([409, "listing_cancelled"]);
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

describe("a restart", () => {
  it("keeps listings, purchases, keys and idempotent answers, and seeds nothing twice", async () => {
    const { listingId } = await fresh();
    const again = () =>
      callRealm(market.realm.url, `/marketplace/listings/${listingId}/purchase`, {
        method: "POST",
        body: { buyerWallet: market.buyers[0].address },
        credential: market.realm.platform,
        headers: { "Idempotency-Key": "5f0e3c1a-7f43-4a53-9d3e-0a4a2f6a9b10" },
      });
    const first = await again();
    const { purchaseId } = preparedOf(first);
    const before = { total: (await search("limit=1")).total, key: market.realm.platform.apiKey };
    await market.restart();
    expect({ total: (await search("limit=1")).total, key: market.realm.platform.apiKey }).toEqual(
      before,
    );
    expect(errorOrStatus(await call(`/purchases/${purchaseId}`))).toBe("pending_signature");
    expect((await again()).body).toEqual(first.body);
    expect(await market.balance(market.buyers[1].address)).toBe(lamports(100_000_000_000n));
  });
});
