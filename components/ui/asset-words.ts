import type { RealmListing } from "@/lib/core/realm";

/** What people call the kinds of asset. */
export const assetTypeWords: Readonly<Record<RealmListing["assetType"], string>> = {
  model: "Model",
  influencer: "Influencer",
};
