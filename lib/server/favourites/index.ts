import "server-only";
import { database } from "@/lib/server/db";
import { readListing } from "@/lib/server/listings";
import type { FavouriteContext } from "./context";
import * as keeping from "./keep";
import * as reading from "./read";

const favouriteContext = async (): Promise<FavouriteContext> => ({
  database: await database(),
  now: () => new Date(),
  readListing,
});

/** See read.ts. */
export const favouriteIds = async (wallet: string): Promise<readonly string[]> =>
  reading.favouriteIds(await favouriteContext(), wallet);

/** See read.ts. */
export const listFavourites = async (
  wallet: string,
  page: number,
): Promise<reading.FavouritePage> => reading.listFavourites(await favouriteContext(), wallet, page);

/** See keep.ts. */
export const keepFavourite = async (wallet: string, listingId: string): Promise<void> =>
  keeping.keepFavourite(await favouriteContext(), wallet, listingId);

/** See keep.ts. */
export const dropFavourite = async (wallet: string, listingId: string): Promise<void> =>
  keeping.dropFavourite(await favouriteContext(), wallet, listingId);
