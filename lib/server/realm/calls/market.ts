import {
  listedSchema,
  listingPageSchema,
  listingSchema,
  newListingJson,
  preparedPurchaseSchema,
  realmPurchaseSchema,
  type ListingQuery,
  type NewListing,
  type PreparedPurchase,
  type RealmListed,
  type RealmListing,
  type RealmListingPage,
  type RealmPurchase,
} from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import { segment, type KeyUse, type RealmCaller } from "../caller";
import type { Meanings } from "../refusal";
import { withVisibleDescription, withVisibleText } from "./listing-text";
import { searchQuery } from "./search-query";

/** `/v1/marketplace`. Free text in listings is safe to show. `within`: milliseconds for the whole call. */
export interface MarketCalls {
  /** Without listings that don't fit the contract; `total` counts them. */
  searchListings(query: ListingQuery, within?: number): Promise<RealmListingPage>;
  /** @throws LISTING_NOT_FOUND */
  getListing(listingId: string, within?: number): Promise<RealmListing>;
  /** Puts an asset up for sale (signed). The same key lists once. @throws ASSET_LISTED, MODEL_NOT_FOUND */
  createListing(listing: NewListing, idempotencyKey: string, keyUse?: KeyUse): Promise<RealmListed>;
  /** Takes a listing off the market (signed; A-11). @throws LISTING_NOT_FOUND, LISTING_SOLD */
  cancelListing(listingId: string): Promise<RealmListed>;
  /**
   * Asks REALM to prepare the transaction (signed; A-8). The same key gives the same answer.
   * @throws LISTING_SOLD, LISTING_CANCELLED, LISTING_NOT_FOR_SALE, LISTING_OWN, LISTING_NOT_FOUND
   */
  initiatePurchase(
    listingId: string,
    buyer: Address,
    idempotencyKey: string,
  ): Promise<PreparedPurchase>;
  /** Tells REALM that the purchase is paid (signed; A-9). @throws PURCHASE_NOT_FOUND */
  confirmPurchase(
    purchaseId: string,
    signature: string,
    idempotencyKey: string,
  ): Promise<RealmPurchase>;
  /** @throws PURCHASE_NOT_FOUND */
  getPurchase(purchaseId: string): Promise<RealmPurchase>;
}

/**
 * Codes beside the 409 of A-8. They are not documented, so an unknown one is no more than a refusal:
 * whether the listing is sold is then for the listing to say.
 */
const listingMeanings: Meanings = {
  missing: "LISTING_NOT_FOUND",
  conflict: {
    byCode: {
      already_sold: "LISTING_SOLD",
      listing_cancelled: "LISTING_CANCELLED",
      not_fixed_price: "LISTING_NOT_FOR_SALE",
      own_listing: "LISTING_OWN",
    },
    otherwise: "REALM_REFUSED",
  },
};
/** What REALM's no to a new listing means: its asset is none of the caller's, or on sale already. */
const newListingMeanings: Meanings = {
  missing: "MODEL_NOT_FOUND",
  conflict: { byCode: { already_listed: "ASSET_LISTED" }, otherwise: "REALM_REFUSED" },
};
const purchaseMeanings: Meanings = {
  missing: "PURCHASE_NOT_FOUND",
  conflict: { byCode: {}, otherwise: "REALM_REFUSED" },
};

/** Milliseconds for listing and cancelling: somebody waits, and what is not answered is asked again. */
const SALE_WITHIN = 8_000;
/** Milliseconds for a call on a purchase's way: two of them are shorter than the lease they are made under. */
const PURCHASE_WITHIN = 10_000;

const LISTINGS = "/marketplace/listings";
const PURCHASES = "/marketplace/purchases";

interface MarketCallers {
  /** Reads anyone may make. */
  readonly browse: RealmCaller;
  /** Reads of what moves assets and money. */
  readonly follow: RealmCaller;
  /** Calls that move them. */
  readonly market: RealmCaller;
}

export const marketCalls = ({ browse, follow, market }: MarketCallers): MarketCalls => ({
  async searchListings(query, within) {
    const page = await browse.ask(
      {
        operation: "searchListings",
        method: "GET",
        path: `${LISTINGS}/search`,
        query: searchQuery(query),
        list: "listings",
        within,
      },
      listingPageSchema,
    );
    return { ...page, listings: page.listings.map(withVisibleText) };
  },
  getListing: async (listingId, within) =>
    withVisibleText(
      await browse.ask(
        {
          operation: "getListing",
          method: "GET",
          path: `${LISTINGS}/${segment(listingId)}`,
          meanings: listingMeanings,
          within,
        },
        listingSchema,
      ),
    ),
  createListing: async (listing, idempotencyKey, keyUse) =>
    withVisibleDescription(
      await market.ask(
        {
          operation: "createListing",
          method: "POST",
          path: LISTINGS,
          body: { json: newListingJson(listing) },
          idempotencyKey,
          keyUse,
          signed: true,
          meanings: newListingMeanings,
          within: SALE_WITHIN,
        },
        listedSchema,
      ),
    ),
  cancelListing: async (listingId) =>
    withVisibleDescription(
      await market.ask(
        {
          operation: "cancelListing",
          method: "DELETE",
          path: `${LISTINGS}/${segment(listingId)}`,
          signed: true,
          meanings: listingMeanings,
          within: SALE_WITHIN,
        },
        listedSchema,
      ),
    ),
  initiatePurchase: (listingId, buyer, idempotencyKey) =>
    market.ask(
      {
        operation: "initiatePurchase",
        method: "POST",
        path: `${LISTINGS}/${segment(listingId)}/purchase`,
        body: { json: JSON.stringify({ buyerWallet: buyer }) },
        idempotencyKey,
        signed: true,
        meanings: listingMeanings,
        within: PURCHASE_WITHIN,
      },
      preparedPurchaseSchema,
    ),
  confirmPurchase: (purchaseId, signature, idempotencyKey) =>
    market.ask(
      {
        operation: "confirmPurchase",
        method: "POST",
        path: `${PURCHASES}/${segment(purchaseId)}/confirm`,
        body: { json: JSON.stringify({ solanaTxSignature: signature }) },
        idempotencyKey,
        signed: true,
        meanings: purchaseMeanings,
        within: PURCHASE_WITHIN,
      },
      realmPurchaseSchema,
    ),
  getPurchase: (purchaseId) =>
    follow.ask(
      {
        operation: "getPurchase",
        method: "GET",
        path: `${PURCHASES}/${segment(purchaseId)}`,
        meanings: purchaseMeanings,
        within: PURCHASE_WITHIN,
      },
      realmPurchaseSchema,
    ),
});
