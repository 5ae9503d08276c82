import { PriceHistory } from "@/components/listing";
import type { RealmListing } from "@/lib/core/realm";
import { priceHistory } from "@/lib/server/listings";

/** The prices this instance has seen, with the one of now. */
export async function ListingPrices({ listing }: { listing: RealmListing }) {
  const seen = await priceHistory(listing.listingId);
  return <PriceHistory listing={listing} seen={seen} now={new Date()} />;
}
