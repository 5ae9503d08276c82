import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { liveEvents } from "@/lib/server/db/schema/live";
import { notifications } from "@/lib/server/db/schema/notifications";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases } from "@/lib/server/db/schema/purchases";
import { recordMissedPurchases, recordSoldListings } from "./catch-up";
import { checkSale } from "./check";
import { lookAtSale } from "./elsewhere";
import {
  BUYER,
  GROSS,
  openTestBook,
  SELLER,
  signatureOf,
  soldListing,
  START,
  type TestBook,
} from "./testing/book";

let book: TestBook;
beforeAll(async () => {
  book = await openTestBook();
}, 120_000);
afterAll(() => book.close());
beforeEach(async () => {
  await book.clear();
  await book.database.delete(purchases);
  await book.database.delete(ownListings);
});

/** A purchase made here, with the transaction of the same number. */
const purchase = (n: number, state: "paid" | "owned") =>
  book.database.insert(purchases).values({
    id: crypto.randomUUID(),
    wallet: BUYER,
    listingId: `list_${n}`,
    state,
    assetType: "model",
    assetId: "mod_1",
    assetName: "Portrait",
    previewImageUrl: "",
    seller: SELLER,
    price: GROSS,
    confirmKey: crypto.randomUUID(),
    signature: signatureOf(n),
    signedTransaction: "AQ==",
    ...{ dueAt: START, leaseUntil: START, createdAt: START, updatedAt: START },
  });

const ownListing = (n: number, state: "active" | "sold", more = {}) =>
  book.database.insert(ownListings).values({
    id: crypto.randomUUID(),
    owner: SELLER,
    origin: "here",
    state,
    assetType: "model",
    assetId: "mod_1",
    assetName: "Portrait",
    price: GROSS,
    description: "",
    listingType: "fixed_price",
    listingId: `list_${n}`,
    sellerWallet: SELLER,
    signature: signatureOf(n),
    endedAt: START,
    ...{ dueAt: START, leaseUntil: START, createdAt: START, updatedAt: START },
    ...more,
  });

describe("a listing that is said to be sold", () => {
  it("to a buyer from elsewhere is told to its seller, once, though it is said again", async () => {
    await lookAtSale(book.context, "list_1");
    await Promise.all([lookAtSale(book.context, "list_1"), lookAtSale(book.context, "list_1")]);
    expect(await book.rows()).toMatchObject([
      { seller: SELLER, buyer: null, gross: GROSS, net: null, state: "unchecked" },
    ]);
    expect(await book.news()).toEqual({ notified: 1, told: 1 });
  });

  it("to a buyer from elsewhere names the licence, by which whoever holds it makes pictures here", async () => {
    book.told.listing = soldListing(1, { licenceMint: BUYER });
    await lookAtSale(book.context, "list_1");
    await ownListing(2, "sold", { licenceMint: SELLER });
    await recordSoldListings(book.context, null);
    expect(await book.rows()).toMatchObject([{ licenceMint: BUYER }, { licenceMint: SELLER }]);
  });

  it("of a creator whose REALM profile names another wallet is told to them too, in words of its own", async () => {
    await ownListing(1, "active", { owner: BUYER });
    await lookAtSale(book.context, "list_1");
    const news = await book.database.select().from(notifications);
    expect(news.map(({ wallet, kind }) => [wallet, kind]).toSorted()).toEqual([
      [BUYER, "listing-sold-paid-elsewhere"],
      [SELLER, "listing-sold"],
    ]);
    const [sale] = await book.rows();
    if (!sale) throw new Error("no sale");
    expect(await checkSale(book.context, sale)).toBe(true);
    const told = await book.database.select().from(liveEvents);
    const heard = (who: string) =>
      told.filter(({ kind, wallet }) => kind === "sale" && wallet === who).length;
    expect([heard(SELLER), heard(BUYER)]).toEqual([2, 2]);
  });

  it.each(["active", "cancelled"] as const)(
    "and is %s at REALM is no sale: what was said decides nothing",
    async (status) => {
      book.told.listing = soldListing(1, { status });
      await lookAtSale(book.context, "list_1");
      expect(await book.rows()).toEqual([]);
    },
  );

  it("by a purchase here is written down by that, when it is owned", async () => {
    await purchase(1, "paid");
    await lookAtSale(book.context, "list_1");
    expect(await book.rows()).toEqual([]);
  });

  it("without its transaction adds nothing to a sale that is known", async () => {
    await lookAtSale(book.context, "list_1");
    book.told.listing = soldListing(1, { solanaTxSignature: undefined });
    await lookAtSale(book.context, "list_1");
    expect(await book.rows()).toHaveLength(1);
  });

  const answering = (code: ErrorCode) => ({
    ...book.context,
    realm: { getListing: () => Promise.reject(new CodedError(code, "no listing")) },
  });

  it("and that REALM does not have is no sale", async () => {
    await lookAtSale(answering("LISTING_NOT_FOUND"), "list_1");
    expect(await book.rows()).toEqual([]);
  });

  it("is asked for again where REALM does not answer: nothing is swallowed", async () => {
    await expect(lookAtSale(answering("REALM_UNAVAILABLE"), "list_1")).rejects.toMatchObject({
      code: "REALM_UNAVAILABLE",
    });
  });
});

describe("what was missed", () => {
  it("of purchases owned before is written down once, by several instances at once", async () => {
    await purchase(1, "owned");
    await purchase(2, "owned");
    await purchase(3, "paid");
    await Promise.all([1, 2, 3].map(() => recordMissedPurchases(book.context)));
    expect(await book.rows()).toMatchObject([
      { listingId: "list_1", buyer: BUYER, soldAt: START },
      { listingId: "list_2", buyer: BUYER, soldAt: START },
    ]);
    expect(await recordMissedPurchases(book.context)).toBe(0);
  });

  it("of own listings is what REALM says is sold, and no purchase here bought", async () => {
    await ownListing(1, "sold");
    await ownListing(2, "active");
    await ownListing(3, "sold");
    await purchase(3, "paid");
    await ownListing(4, "sold", { signature: null });
    expect(await recordSoldListings(book.context, null)).toBe(2);
    expect(await book.rows()).toMatchObject([
      { listingId: "list_1", signature: signatureOf(1) },
      { listingId: "list_4", signature: null },
    ]);
    expect(await recordSoldListings(book.context, null)).toBe(0);
  });

  it("of own listings is looked for no further back than asked", async () => {
    await ownListing(1, "sold");
    expect(await recordSoldListings(book.context, new Date(START.getTime() + 1))).toBe(0);
    expect(await recordSoldListings(book.context, START)).toBe(1);
  });
});
