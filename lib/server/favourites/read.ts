import { count, desc, eq } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { MOST_FAVOURITES } from "@/lib/core/favourites";
import { PAGE_SIZE } from "@/lib/core/market";
import { lamports, type Lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { favourites } from "@/lib/server/db/schema/favourites";
import type { FavouriteContext } from "./context";

/** A kept listing as it is now. */
export type FavouriteNow =
  | { readonly state: "there"; readonly listing: RealmListing }
  /** REALM knows it no more. */
  | { readonly state: "gone" }
  /** REALM can't be asked, and nothing is known from before. */
  | { readonly state: "unknown" };

export interface Favourite {
  readonly listingId: string;
  readonly keptAt: Date;
  /** What stood in the listing when it was kept. */
  readonly then: {
    readonly name: string;
    readonly assetType: RealmListing["assetType"];
    readonly price: Lamports;
  };
  readonly now: FavouriteNow;
}

export interface FavouritePage {
  readonly favourites: readonly Favourite[];
  readonly total: number;
}

/** The ids of everything a wallet keeps. */
export const favouriteIds = async (
  { database }: FavouriteContext,
  wallet: string,
): Promise<readonly string[]> => {
  const rows = await database
    .select({ listingId: favourites.listingId })
    .from(favourites)
    .where(eq(favourites.wallet, wallet))
    .limit(MOST_FAVOURITES);
  return rows.map(({ listingId }) => listingId);
};

const asItIs = async (
  { readListing }: FavouriteContext,
  listingId: string,
): Promise<FavouriteNow> => {
  try {
    return { state: "there", listing: (await readListing(listingId)).value };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { state: error.code === "LISTING_NOT_FOUND" ? "gone" : "unknown" };
  }
};

/** A page of a wallet's favourites, the newest first, each as it is now. @param page counted from 1 */
export const listFavourites = async (
  context: FavouriteContext,
  wallet: string,
  page: number,
): Promise<FavouritePage> => {
  const own = eq(favourites.wallet, wallet);
  const [all] = await context.database.select({ count: count() }).from(favourites).where(own);
  const rows = await context.database
    .select()
    .from(favourites)
    .where(own)
    .orderBy(desc(favourites.keptAt), desc(favourites.listingId))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const found = rows.map(async ({ listingId, keptAt, name, assetType, price }) => ({
    listingId,
    keptAt,
    then: { name, assetType, price: lamports(price) },
    now: await asItIs(context, listingId),
  }));
  return { favourites: await Promise.all(found), total: all?.count ?? 0 };
};
