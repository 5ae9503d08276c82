import { CodedError } from "@/lib/core/errors";
import type { ListingQuery, RealmListing, RealmListingPage } from "@/lib/core/realm";
import type { RealmClient } from "@/lib/server/realm";
import { AgedCache, type Aged, type AgedCacheOptions } from "./aged-cache";
import { FIRST_PAGE, keptListings, keptPages, keyOf } from "./kept-kinds";
import { LastKnown, type LastKnownContext } from "./last-known";
import { assertListingId } from "./listing-id";
import { PAGE_AGES } from "./page-ages";
import { createNotePrice } from "./prices";
import { checkedQuery } from "./query";

/** A page waits this long for REALM before it shows what was last known. */
const WITHIN = 4_000;

export interface MarketContext extends LastKnownContext {
  readonly realm: () => Pick<RealmClient, "searchListings" | "getListing">;
}

/** The market as one process reads it. */
export interface Market {
  /** A page, at most 15 s old while REALM answers. @throws INPUT_INVALID, MONEY_INVALID, REALM_* */
  readonly search: (query: ListingQuery) => Promise<Aged<RealmListingPage>>;
  /** One listing, at most 5 s old while REALM answers. @throws LISTING_NOT_FOUND, REALM_* */
  readonly read: (listingId: string) => Promise<Aged<RealmListing>>;
  /** Forgets what is remembered of a listing, in the rows too. */
  readonly forgetListing: (listingId: string) => void;
  /** Forgets every page here. The row stays: it is shown with its age alone, and holds nothing untrue. */
  readonly forgetPages: () => void;
}

const optionsOf = ({ now }: MarketContext) =>
  ({
    freshMillis: PAGE_AGES.freshMillis,
    restMillis: 3_000,
    isGone: (error) => error instanceof CodedError && error.code === "LISTING_NOT_FOUND",
    loadsAtOnce: 32,
    busy: () => new CodedError("REALM_UNAVAILABLE", "too many reads of the market at once"),
    now,
  }) satisfies Partial<AgedCacheOptions<unknown>>;

/** Reads the market through memory, and through rows where that is empty and REALM does not answer. */
export const createMarket = (context: MarketContext): Market => {
  const { openDatabase, realm, log, now } = context;
  const options = optionsOf(context);
  const lastPages = new LastKnown(context, keptPages);
  const lastListings = new LastKnown(context, keptListings);
  const pages = new AgedCache<RealmListingPage>({
    ...options,
    ...PAGE_AGES,
    ...{ entries: 200, behind: lastPages },
  });
  // Somebody may buy what stands here: they wait for the price of now.
  const single = new AgedCache<RealmListing>({
    ...options,
    ...{ revalidateMillis: 0, entries: 1_000, behind: lastListings },
  });
  const notePrice = createNotePrice(openDatabase);

  /** Its price is noted beside, so that nobody waits for that, and nothing fails with it. */
  const readAndNote = async (listingId: string): Promise<RealmListing> => {
    const listing = await realm().getListing(listingId, WITHIN);
    void notePrice(listing, new Date(now())).catch((error: unknown) => {
      log.warn({ component: "listings", listingId, error }, "A price could not be noted.");
    });
    return listing;
  };

  return {
    search: async (query) => {
      const checked = checkedQuery(query);
      return pages.read(keyOf(checked), () => realm().searchListings(checked, WITHIN));
    },
    read: async (listingId) => {
      assertListingId(listingId);
      return single.read(listingId, () => readAndNote(listingId));
    },
    forgetListing: (listingId) => {
      single.forgetKey(listingId);
      single.forget((listing) => listing.listingId === listingId);
      pages.forget(({ listings }) => listings.some((listing) => listing.listingId === listingId));
      lastPages.drop(FIRST_PAGE, { listings: [{ listingId }] });
    },
    forgetPages: () => {
      pages.forget(() => true);
    },
  };
};
