import type { RealmListing } from "@/lib/core/realm";

const OFFERED = 10;

/** The tags that occur most among the listings, the most frequent first; equals by name. */
export const commonTags = (listings: readonly RealmListing[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const tag of listings.flatMap((listing) => [...new Set(listing.assetDetails.tags)])) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b, "en"))
    .slice(0, OFFERED)
    .map(([tag]) => tag);
};
