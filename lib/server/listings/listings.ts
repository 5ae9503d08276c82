import { CodedError } from "@/lib/core/errors";
import type { ListingQuery, RealmListing, RealmListingPage } from "@/lib/core/realm";
import { database } from "@/lib/server/db";
import { logger } from "@/lib/server/log";
import { realm } from "@/lib/server/realm";
import { AgedCache, type Aged, type AgedCacheOptions } from "./aged-cache";
import { PAGE_AGES } from "./page-ages";
import { assertListingId } from "./listing-id";
import { createNotePrice, seenPrices, type SeenPrice } from "./prices";
import { checkedQuery } from "./query";

/** A page waits this long for REALM before it shows what it last knew. */
const WITHIN = 4_000;

const options: Omit<AgedCacheOptions, "entries" | "revalidateMillis"> = {
  freshMillis: PAGE_AGES.freshMillis,
  restMillis: 3_000,
  isGone: (error) => error instanceof CodedError && error.code === "LISTING_NOT_FOUND",
  loadsAtOnce: 32,
  busy: () => new CodedError("REALM_UNAVAILABLE", "too many reads of the market at once"),
  now: Date.now,
};
const pages = new AgedCache<RealmListingPage>({
  ...options,
  ...PAGE_AGES,
  entries: 200,
});
/** Somebody may buy what stands here: they wait for the price of now. */
const single = new AgedCache<RealmListing>({ ...options, revalidateMillis: 0, entries: 1_000 });

declare global {
  // Next bundles the routes, which remember, and the instrumentation, which hears of changes, apart.
  var countersignForgetListing: Set<(listingId: string) => void> | undefined;
  var countersignForgetPages: Set<() => void> | undefined;
}

(globalThis.countersignForgetListing ??= new Set()).add((listingId) => {
  single.forgetKey(listingId);
  single.forget((listing) => listing.listingId === listingId);
  pages.forget(({ listings }) => listings.some((listing) => listing.listingId === listingId));
});

/** Forgets what this process remembers of a listing; other instances do within seconds by themselves. */
export const forgetListing = (listingId: string): void => {
  for (const forget of globalThis.countersignForgetListing ?? []) forget(listingId);
};

(globalThis.countersignForgetPages ??= new Set()).add(() => {
  pages.forget(() => true);
});

/** Forgets every page of the market: something has come that none of them shows. */
export const forgetPages = (): void => {
  for (const forget of globalThis.countersignForgetPages ?? []) forget();
};

/** A page of the market, at most 15 s old while REALM answers. @throws INPUT_INVALID, MONEY_INVALID, REALM_* */
export const searchListings = async (query: ListingQuery): Promise<Aged<RealmListingPage>> => {
  const checked = checkedQuery(query);
  const entries = Object.entries(checked).sort(([left], [right]) => left.localeCompare(right));
  return pages.read(JSON.stringify(entries), () => realm().searchListings(checked, WITHIN));
};

const notePrice = createNotePrice(database);

/** Its price is noted beside, so that nobody waits for that, and nothing fails with it. */
const readAndNote = async (listingId: string): Promise<RealmListing> => {
  const listing = await realm().getListing(listingId, WITHIN);
  void notePrice(listing, new Date()).catch((error: unknown) => {
    logger.warn({ component: "listings", listingId, error }, "A price could not be noted.");
  });
  return listing;
};

/** One listing, at most 5 s old while REALM answers. @throws LISTING_NOT_FOUND, REALM_* */
export const readListing = async (listingId: string): Promise<Aged<RealmListing>> => {
  assertListingId(listingId);
  return single.read(listingId, () => readAndNote(listingId));
};

/** The prices a listing was seen at by this instance, the oldest first; the one of now may not be noted yet. */
export const priceHistory = async (listingId: string): Promise<readonly SeenPrice[]> =>
  seenPrices(await database(), listingId);
