import Link from "next/link";
import { FavouriteButton } from "@/components/favourites/favourite-button";
import { BuyPanel } from "@/components/listing/buy";
import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import { assetTypeWords } from "@/components/ui/asset-words";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import type { RealmListing } from "@/lib/core/realm";
import { Fact } from "./fact";
import type { ListingViewProps } from "./listing-view";
import { ShareButton } from "./share-button";

const statusBadge = (listing: RealmListing) => {
  if (listing.status === "sold") return <Badge tone="stop">Sold</Badge>;
  if (listing.status === "cancelled") return <Badge tone="stop">Withdrawn</Badge>;
  if (listing.listingType === "auction") return <Badge tone="check">Auction</Badge>;
  return <Badge tone="safe">For sale</Badge>;
};

/** The label beside the picture: what it is, what it costs, from whom. It stays in sight. */
export function FactCard({
  listing,
  policy,
  session,
  openPurchaseId,
  ownedPurchaseId,
  crossCheck,
}: Omit<ListingViewProps, "notice" | "history">) {
  const { listingId, assetId, assetDetails, price, sellerWallet, status, listingType } = listing;
  return (
    <div className="bg-card border-line rounded-card border p-5 sm:p-6 lg:sticky lg:top-6">
      <div className="flex items-center justify-between gap-4">
        <p className="text-muted text-sm">{assetTypeWords[listing.assetType]}</p>
        {statusBadge(listing)}
      </div>
      <div className="mt-2 flex items-start gap-1">
        <h1 className="min-w-0 flex-1 text-xl">{assetDetails.name}</h1>
        <div className="-mt-1 -mr-2 flex">
          <ShareButton name={assetDetails.name} />
          <FavouriteButton listingId={listingId} name={assetDetails.name} place="page" />
        </div>
      </div>
      <p className="mt-3 mb-5">
        <Amount value={price} className="text-xl font-medium" />
      </p>
      {ownedPurchaseId === null ? (
        <BuyPanel
          listing={{
            listingId,
            assetId,
            name: assetDetails.name,
            price,
            seller: sellerWallet,
            licenceMint: listing.licenceMint ?? null,
            status,
            listingType,
          }}
          policy={policy}
          session={session}
          openPurchaseId={openPurchaseId}
          crossCheck={crossCheck}
        />
      ) : (
        <Notice tone="safe">
          This is yours.{" "}
          <Link href={`/library/${ownedPurchaseId}`} className="underline underline-offset-2">
            See the receipt
          </Link>
        </Notice>
      )}
      <dl className="divide-line border-line mt-6 divide-y border-t text-sm">
        <Fact name="You get">
          The licence to this {assetTypeWords[listing.assetType].toLowerCase()}
          {listing.licenceMint === undefined ? (
            ". Whether a token of it comes to your wallet is told before you sign."
          ) : (
            <>
              : one token, moved to your wallet by the transaction that pays.
              <div className="mt-1">
                <AddressLabel address={listing.licenceMint} label="Licence" />
              </div>
            </>
          )}
        </Fact>
        <Fact name="Seller" wide>
          <AddressLabel address={sellerWallet} label="Seller" form="whole" />
          <p className="mt-1">
            <Link
              href={`/creators/${sellerWallet}`}
              prefetch={false}
              className="text-accent underline underline-offset-4"
            >
              What else they sell
            </Link>
          </p>
        </Fact>
        <Fact name="Listed">
          <Day value={listing.createdAt} />
        </Fact>
      </dl>
    </div>
  );
}
