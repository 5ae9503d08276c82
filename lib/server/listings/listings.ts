import { database } from "@/lib/server/db";
import { logger } from "@/lib/server/log";
import { realm } from "@/lib/server/realm";
import { createMarket, type Market } from "./market";
import { seenPrices, type SeenPrice } from "./prices";

const market: Market = createMarket({
  openDatabase: database,
  realm,
  log: logger,
  now: Date.now,
});

declare global {
  // Next bundles the routes, which remember, and the instrumentation, which hears of changes, apart.
  var countersignForgetListing: Set<(listingId: string) => void> | undefined;
  var countersignForgetPages: Set<() => void> | undefined;
}

(globalThis.countersignForgetListing ??= new Set()).add(market.forgetListing);
(globalThis.countersignForgetPages ??= new Set()).add(market.forgetPages);

/** Forgets what this process remembers of a listing; other instances do within seconds by themselves. */
export const forgetListing = (listingId: string): void => {
  for (const forget of globalThis.countersignForgetListing ?? []) forget(listingId);
};

/** Forgets every page of the market: something has come that none of them shows. */
export const forgetPages = (): void => {
  for (const forget of globalThis.countersignForgetPages ?? []) forget();
};

/** See Market.search. */
export const searchListings = market.search;

/** See Market.read. */
export const readListing = market.read;

/** The prices a listing was seen at by this instance, the oldest first; the one of now may not be noted yet. */
export const priceHistory = async (listingId: string): Promise<readonly SeenPrice[]> =>
  seenPrices(await database(), listingId);
