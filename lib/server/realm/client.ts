import type { z } from "zod";
import {
  listingPageSchema,
  listingSchema,
  preparedPurchaseSchema,
  profileSchema,
  realmPurchaseSchema,
  type ListingQuery,
  type PreparedPurchase,
  type RealmListing,
  type RealmListingPage,
  type RealmProfile,
  type RealmPurchase,
} from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import type { Upstream, UpstreamCall } from "@/lib/server/upstream";
import { failureOf, readAnswer } from "./answer";
import { withKey, withSignature, type RealmCredential } from "./authenticate";
import { withVisibleText } from "./listing-text";
import { refusalOf, type Meanings } from "./refusal";
import { searchQuery } from "./search-query";

/**
 * REALM's calls that the product uses. Every one throws CodedError: REALM_UNAVAILABLE,
 * REALM_RATE_LIMITED, REALM_CREDENTIAL, REALM_SIGNATURE, REALM_ANSWER, REALM_REFUSED, and what is
 * said beside it. Free text in listings is safe to show.
 */
export interface RealmClient {
  /** @param within Milliseconds for the whole call. */
  searchListings(query: ListingQuery, within?: number): Promise<RealmListingPage>;
  /** @throws LISTING_NOT_FOUND */
  getListing(listingId: string, within?: number): Promise<RealmListing>;
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
  /** The cheapest call that proves the key: for health and for credentials. */
  getProfile(within?: number): Promise<RealmProfile>;
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
const purchaseMeanings: Meanings = {
  missing: "PURCHASE_NOT_FOUND",
  conflict: { byCode: {}, otherwise: "REALM_REFUSED" },
};
const profileMeanings: Meanings = {
  missing: "REALM_REFUSED",
  conflict: { byCode: {}, otherwise: "REALM_REFUSED" },
};

/** Milliseconds for a call on a purchase's way: two of them are shorter than the lease they are made under. */
const PURCHASE_WITHIN = 10_000;

const segment = (id: string): string => encodeURIComponent(id);

export const createRealmClient = (upstream: Upstream, credential: RealmCredential): RealmClient => {
  const key = withKey(credential);
  const signed = withSignature(credential);

  const ask = async <Schema extends z.ZodType>(
    call: UpstreamCall,
    schema: Schema,
    meanings: Meanings,
  ): Promise<z.output<Schema>> => {
    const answer = await upstream.call(call).catch((error: unknown) => {
      throw failureOf(call.operation, error);
    });
    if (answer.status < 200 || answer.status > 299)
      throw refusalOf(call.operation, answer, meanings);
    return readAnswer(call.operation, answer.body, schema);
  };

  const get = (operation: string, path: string, within?: number): UpstreamCall => ({
    operation,
    method: "GET",
    path,
    authenticate: key,
    ...(within === undefined ? {} : { within }),
  });

  return {
    async searchListings(query, within) {
      const call = {
        ...get("searchListings", "/marketplace/listings/search", within),
        query: searchQuery(query),
      };
      const page = await ask(call, listingPageSchema, profileMeanings);
      return { ...page, listings: page.listings.map(withVisibleText) };
    },
    async getListing(listingId, within) {
      const call = get("getListing", `/marketplace/listings/${segment(listingId)}`, within);
      return withVisibleText(await ask(call, listingSchema, listingMeanings));
    },
    initiatePurchase: (listingId, buyer, idempotencyKey) =>
      ask(
        {
          operation: "initiatePurchase",
          method: "POST",
          path: `/marketplace/listings/${segment(listingId)}/purchase`,
          json: JSON.stringify({ buyerWallet: buyer }),
          idempotencyKey,
          authenticate: signed,
          within: PURCHASE_WITHIN,
        },
        preparedPurchaseSchema,
        listingMeanings,
      ),
    confirmPurchase: (purchaseId, signature, idempotencyKey) =>
      ask(
        {
          operation: "confirmPurchase",
          method: "POST",
          path: `/marketplace/purchases/${segment(purchaseId)}/confirm`,
          json: JSON.stringify({ solanaTxSignature: signature }),
          idempotencyKey,
          authenticate: signed,
          within: PURCHASE_WITHIN,
        },
        realmPurchaseSchema,
        purchaseMeanings,
      ),
    getPurchase: (purchaseId) =>
      ask(
        get("getPurchase", `/marketplace/purchases/${segment(purchaseId)}`, PURCHASE_WITHIN),
        realmPurchaseSchema,
        purchaseMeanings,
      ),
    getProfile: (within) =>
      ask(get("getProfile", "/user/profile", within), profileSchema, profileMeanings),
  };
};
