import { and, count, eq, sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { MOST_FAVOURITES } from "@/lib/core/favourites";
import { favourites } from "@/lib/server/db/schema/favourites";
import type { FavouriteContext } from "./context";

/**
 * Keeps a listing among a wallet's favourites. Once it is kept, doing so again changes nothing, even
 * where the listing is gone by now.
 * @throws LISTING_NOT_FOUND, FAVOURITES_FULL, REALM_*
 */
export const keepFavourite = async (
  { database, now, readListing }: FavouriteContext,
  wallet: string,
  listingId: string,
): Promise<void> => {
  const own = eq(favourites.wallet, wallet);
  const known = await database
    .select({ listingId: favourites.listingId })
    .from(favourites)
    .where(and(own, eq(favourites.listingId, listingId)));
  if (known.length > 0) return;
  const { assetDetails, assetType, price } = (await readListing(listingId)).value;
  const row = { wallet, listingId, name: assetDetails.name, assetType, price, keptAt: now() };
  await database.transaction(async (transaction) => {
    // One at a time for a wallet, or two at once could both take the last place.
    await transaction.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`favourites:${wallet}`}, 0))`,
    );
    const [kept] = await transaction.select({ count: count() }).from(favourites).where(own);
    if ((kept?.count ?? 0) >= MOST_FAVOURITES)
      throw new CodedError("FAVOURITES_FULL", "no room for another favourite");
    await transaction.insert(favourites).values(row).onConflictDoNothing();
  });
};

/** Takes a listing out of a wallet's favourites; one that is not among them changes nothing. */
export const dropFavourite = async (
  { database }: FavouriteContext,
  wallet: string,
  listingId: string,
): Promise<void> => {
  await database
    .delete(favourites)
    .where(and(eq(favourites.wallet, wallet), eq(favourites.listingId, listingId)));
};
