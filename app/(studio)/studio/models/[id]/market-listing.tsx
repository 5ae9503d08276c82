import { ListingNote } from "@/components/studio/models";
import type { OwnListing } from "@/lib/core/listing";
import type { Address } from "@/lib/core/solana";
import { listOwnListings } from "@/lib/server/selling";

/** What tells most of how a model stands: that it is for sale, then the latest of what became of it. */
const listingOf = async (wallet: Address, modelId: string): Promise<OwnListing | undefined> => {
  const { listings } = await listOwnListings(wallet);
  const own = listings.filter(({ assetId }) => assetId === modelId);
  return own.find(({ state }) => state === "active") ?? own[0];
};

interface MarketListingProps {
  wallet: Address;
  /** REALM's id. */
  modelId: string;
}

export async function MarketListing({ wallet, modelId }: MarketListingProps) {
  const listing = await listingOf(wallet, modelId);
  return listing === undefined ? null : <ListingNote listing={listing} />;
}
