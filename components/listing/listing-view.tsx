import type { ReactNode } from "react";
import { AssetPicture } from "@/components/ui/asset-picture";
import { Stamp } from "@/components/ui/stamp";
import type { CrossCheck } from "@/lib/browser/chain/cross-check";
import type { PurchasePolicy } from "@/lib/core/intent";
import type { RealmListing } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import { About } from "./about";
import { FactCard } from "./fact-card";

export interface ListingViewProps {
  listing: RealmListing;
  policy: PurchasePolicy;
  session: { wallet: Address } | null;
  /** An unfinished purchase of this wallet for this listing. */
  openPurchaseId: string | null;
  /** The purchase by which this wallet owns it. */
  ownedPurchaseId: string | null;
  /** Where the cluster's word is compared with another's; null with one endpoint. */
  crossCheck: CrossCheck | null;
  /** Above everything: that what is shown may be out of date. */
  notice: ReactNode;
  /** What is known of earlier prices. */
  history: ReactNode;
}

/** One listing as a gallery hangs it: the picture on its wall, the label beside it. */
export function ListingView({ notice, history, ...props }: ListingViewProps) {
  const { listing, policy } = props;
  const { name, previewImageUrl } = listing.assetDetails;
  return (
    <>
      {notice === null ? null : <div className="mb-6">{notice}</div>}
      <article className="grid gap-x-10 gap-y-8 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr]">
        <div className="bg-wall rounded-card relative grid place-items-center p-4 sm:p-8">
          <AssetPicture
            src={previewImageUrl}
            alt={`Preview of ${name}`}
            load="first"
            className="h-auto max-h-[min(78vh,52rem)] w-auto max-w-full rounded-sm"
          />
          {listing.status === "active" ? null : (
            <Stamp word={listing.status === "sold" ? "Sold" : "Withdrawn"} />
          )}
        </div>
        <div className="lg:row-span-2">
          <FactCard {...props} />
        </div>
        <About listing={listing} policy={policy} history={history} />
      </article>
    </>
  );
}
