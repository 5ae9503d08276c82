import type { RealmListing } from "@/lib/core/realm";
import type { Database } from "@/lib/server/db";
import type { Aged } from "@/lib/server/listings";

/** What the use-cases of favourites work with. */
export interface FavouriteContext {
  readonly database: Database;
  readonly now: () => Date;
  /** See lib/server/listings. @throws LISTING_NOT_FOUND, REALM_* */
  readonly readListing: (listingId: string) => Promise<Aged<RealmListing>>;
}
