import { ListingNote } from "@/components/studio/models";
import { CodedError } from "@/lib/core/errors";
import type { ModelView } from "@/lib/core/model";
import type { RealmListing } from "@/lib/core/realm";
import { searchListings } from "@/lib/server/listings";

/** As many of the same name as are looked through. */
const LOOKED_THROUGH = 100;

/** The market can't be asked for an asset, so it is asked for its name; what is for sale comes first. */
const listingOf = async ({ modelId, name }: ModelView): Promise<RealmListing | undefined> => {
  const query = { query: name, assetType: "model", limit: LOOKED_THROUGH } as const;
  const { listings } = (await searchListings(query)).value;
  const own = listings.filter(({ assetId }) => assetId === modelId);
  return own.find(({ status }) => status === "active") ?? own[0];
};

/** It is beside the model's own: while REALM does not answer, it is left out. */
export async function MarketListing({ model }: { model: ModelView }) {
  let listing: RealmListing | undefined;
  try {
    listing = await listingOf(model);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
  return listing === undefined ? null : <ListingNote listing={listing} />;
}
