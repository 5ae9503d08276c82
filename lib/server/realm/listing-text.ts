import type { RealmListing } from "@/lib/core/realm";
import { visibleText } from "@/lib/core/text";

/**
 * A listing with every free text made safe to show, once, where it comes in: its authors are
 * strangers (seeds W4, M14).
 */
export const withVisibleText = (listing: RealmListing): RealmListing => ({
  ...listing,
  description: visibleText(listing.description, { lines: true }),
  assetDetails: {
    ...listing.assetDetails,
    name: visibleText(listing.assetDetails.name),
    description: visibleText(listing.assetDetails.description, { lines: true }),
    tags: listing.assetDetails.tags.map((tag) => visibleText(tag)),
  },
});
