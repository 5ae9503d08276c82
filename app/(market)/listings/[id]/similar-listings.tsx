import { Similar } from "@/components/listing";
import { CodedError } from "@/lib/core/errors";
import type { ListingQuery, RealmListing } from "@/lib/core/realm";
import { searchListings } from "@/lib/server/listings";

const SHOWN = 4;

/** Those that share its first tag, then the newest of its kind until the row is full. */
const similarTo = async (listing: RealmListing): Promise<readonly RealmListing[]> => {
  const [tag] = listing.assetDetails.tags;
  const kind = { assetType: listing.assetType, limit: SHOWN * 3 } as const;
  const queries: ListingQuery[] = tag === undefined ? [kind] : [{ ...kind, tags: [tag] }, kind];
  const found = new Map<string, RealmListing>();
  for (const answer of await Promise.all(queries.map(searchListings))) {
    for (const other of answer.value.listings) {
      const others = other.listingId !== listing.listingId && other.status === "active";
      if (others && found.size < SHOWN) found.set(other.listingId, other);
    }
  }
  return [...found.values()];
};

/** It is an extra: while REALM does not answer, it is left out. */
export async function SimilarListings({ listing }: { listing: RealmListing }) {
  let similar: readonly RealmListing[];
  try {
    similar = await similarTo(listing);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
  return <Similar listings={similar} />;
}
