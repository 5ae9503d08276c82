import { listingQuery, parseMarket } from "@/lib/core/market";
import { lamportsFromText } from "@/lib/core/money";
import {
  listingPageSchema,
  listingSchema,
  type ListingQuery,
  type RealmListing,
  type RealmListingPage,
} from "@/lib/core/realm";
import type { KeptKind } from "./last-known";
import { checkedQuery } from "./query";

/** Listings kept, the ones looked at last. */
export const MOST_LISTINGS = 500;

/** A checked search as one text, whatever the order of its parts. */
export const keyOf = (query: ListingQuery): string =>
  JSON.stringify(Object.entries(query).sort(([left], [right]) => left.localeCompare(right)));

/** The market as it opens: nothing narrowed down, the first page. */
export const FIRST_PAGE = keyOf(checkedQuery(listingQuery(parseMarket({}).filters)));

const keptListing = listingSchema.extend({ price: lamportsFromText });
const keptPage = listingPageSchema.extend({ listings: keptListing.array() });

const listingJson = ({ price, ...listing }: RealmListing) => ({
  ...listing,
  price: price.toString(),
});

export const keptListings: KeptKind<RealmListing> = {
  kind: "listing",
  isKept: () => true,
  toJson: listingJson,
  schema: keptListing,
  mostRows: MOST_LISTINGS,
  mostCharacters: 32_768,
};

export const keptPages: KeptKind<RealmListingPage> = {
  kind: "page",
  isKept: (key) => key === FIRST_PAGE,
  toJson: ({ listings, ...page }) => ({ ...page, listings: listings.map(listingJson) }),
  schema: keptPage,
  mostRows: 1,
  mostCharacters: 262_144,
};
