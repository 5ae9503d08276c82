import { Similar } from "@/components/listing";
import { CodedError } from "@/lib/core/errors";
import type { RealmListing } from "@/lib/core/realm";
import { searchListings } from "@/lib/server/listings";

const SHOWN = 4;

const similarTo = async (listing: RealmListing): Promise<readonly RealmListing[]> => {
  const [tag] = listing.assetDetails.tags;
  const answer = await searchListings({
    ...(tag === undefined ? { assetType: listing.assetType } : { tags: [tag] }),
    limit: SHOWN * 3,
  });
  return answer.value.listings
    .filter((other) => other.listingId !== listing.listingId && other.status === "active")
    .slice(0, SHOWN);
};

/** Others that share its first tag. It is an extra: while REALM does not answer, it is left out. */
export async function SimilarListings({ listing }: { listing: RealmListing }) {
  try {
    return <Similar listings={await similarTo(listing)} />;
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
}
