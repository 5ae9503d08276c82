import type { RealmListing } from "@/lib/core/realm";
import { visibleText } from "@/lib/core/text";

/** The one free text of a listing without its asset's details, made safe to show. */
export const withVisibleDescription = <Listing extends { readonly description: string }>(
  listing: Listing,
): Listing => ({ ...listing, description: visibleText(listing.description, { lines: true }) });

/**
 * A listing with every free text made safe to show, once, where it comes in: its authors are
 * strangers (seeds W4, M14).
 */
export const withVisibleText = (listing: RealmListing): RealmListing => ({
  ...withVisibleDescription(listing),
  assetDetails: {
    ...listing.assetDetails,
    name: visibleText(listing.assetDetails.name),
    description: visibleText(listing.assetDetails.description, { lines: true }),
    tags: listing.assetDetails.tags.map((tag) => visibleText(tag)),
  },
});
