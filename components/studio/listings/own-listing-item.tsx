import Link from "next/link";
import { CancelListing } from "@/components/listing/cancel";
import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import { AssetPicture } from "@/components/ui/asset-picture";
import { assetTypeWords } from "@/components/ui/asset-words";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import { Mosaic } from "@/components/ui/identicon";
import type { OwnListing } from "@/lib/core/listing";
import { asksToSign } from "./handover/asks-to-sign";
import { SignHandover } from "./handover/sign-handover";
import { ListingBadge } from "./state-badge";
import { troubleWords } from "./trouble-words";
import { DoNotList, TakeBack } from "./way-off";

const endWords: Partial<Readonly<Record<OwnListing["state"], string>>> = {
  sold: "Sold",
  cancelled: "Cancelled",
  failed: "Given up",
};

function Trouble({ listing }: { listing: OwnListing }) {
  const trouble = troubleWords(listing);
  if (trouble === null) return null;
  return (
    <p className="text-check mt-2 max-w-prose text-sm">
      {trouble.words}{" "}
      {trouble.account ? (
        <Link href="/account" className="text-ink underline underline-offset-4">
          Go to your account
        </Link>
      ) : null}
    </p>
  );
}

/** Whom REALM pays and what for, where that is not what was asked for. */
function Differences({ listing: { otherPrice, otherSeller, state } }: { listing: OwnListing }) {
  const said =
    state === "failed" || state === "cancelled" ? "REALM’s price was" : "REALM lists it for";
  return (
    <>
      {otherPrice === null ? null : (
        <p className="text-check mt-2 text-sm">
          {said} <Amount value={otherPrice} />, not what you asked.
        </p>
      )}
      {otherSeller === null ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-x-2 text-sm">
          <span className="text-muted">Paid to</span>
          <AddressLabel address={otherSeller} label="Seller" />
        </div>
      )}
    </>
  );
}

/** REALM's own picture of it; until it has told of one a mosaic. */
function Picture({ listing: { previewImageUrl, assetId } }: { listing: OwnListing }) {
  if (previewImageUrl !== null)
    return <AssetPicture src={previewImageUrl} alt="" className="h-25 w-20 shrink-0 rounded-sm" />;
  return <Mosaic id={assetId} viewBox="2.4 0 19.2 24" className="h-25 w-20 shrink-0 rounded-sm" />;
}

/** What is not on the market yet has no page there. */
function Name({ listing: { listingId, state, assetName } }: { listing: OwnListing }) {
  if (listingId === null || state === "signing") return assetName;
  return (
    <Link
      href={`/listings/${encodeURIComponent(listingId)}`}
      prefetch={false}
      className="underline-offset-4 hover:underline"
    >
      {assetName}
    </Link>
  );
}

/** What REALM wants signed on the chain, in words. */
function ToSign({ listing, canSign }: OwnListingItemProps) {
  if (!asksToSign(listing)) return null;
  const { state, handover } = listing;
  const isSigned = handover !== null && handover.state !== "prepared";
  const way = state === "signing" ? "goes into REALM’s escrow" : "comes back to your wallet";
  return (
    <p className="mt-2 max-w-prose text-sm">
      {isSigned
        ? "You signed. It is on its way, and goes on by itself."
        : `REALM asks you to sign that its licence ${way}.`}
      {canSign ? null : " This instance does not know REALM’s escrow; ask its operator."}
    </p>
  );
}

interface OwnListingItemProps {
  listing: OwnListing;
  /** Whether this instance is set up for signatures. */
  canSign: boolean;
}

function Actions({ listing, canSign }: OwnListingItemProps) {
  const { id, listingId, state, assetName, handover, unwanted } = listing;
  if (state === "making") return unwanted ? null : <TakeBack id={id} name={assetName} />;
  if (asksToSign(listing))
    return (
      <>
        {canSign ? <SignHandover listing={listing} /> : null}
        {state === "signing" && listingId !== null && handover?.state !== "signed" ? (
          <DoNotList listingId={listingId} name={assetName} />
        ) : null}
      </>
    );
  return state === "active" && listingId !== null ? (
    <CancelListing listingId={listingId} name={assetName} />
  ) : null;
}

/** One listing of one's own: what, how it stands, for how much, since when, and the way off the market. */
export function OwnListingItem(props: OwnListingItemProps) {
  const { listing } = props;
  const { state, unwanted, origin, assetType, listingType } = listing;
  const { price, createdAt, endedAt } = listing;
  return (
    <li className="border-line flex gap-4 border-t py-5 first:border-t-0">
      <Picture listing={listing} />
      <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-3 md:flex-row md:items-start">
        <div className="min-w-0 flex-1">
          <h3 className="text-base font-medium wrap-anywhere">
            <Name listing={listing} />
          </h3>
          <p className="text-muted mt-0.5 text-sm">
            {assetTypeWords[assetType]}
            {listingType === "auction" ? " · Auction, bids at REALM" : ""}
            {" · Listed "}
            <Day value={createdAt} />
            {endedAt === null ? null : (
              <>
                {` · ${endWords[state] ?? "Ended"} `}
                <Day value={endedAt} />
              </>
            )}
          </p>
          <Differences listing={listing} />
          <ToSign {...props} />
          <Trouble listing={listing} />
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 md:w-72 md:justify-end">
          <span className="flex flex-wrap gap-1.5">
            {origin === "elsewhere" ? <Badge>Made elsewhere</Badge> : null}
            <ListingBadge state={state === "making" && unwanted ? "cancelling" : state} />
          </span>
          <Amount value={price} className="text-base font-medium" />
        </div>
        <div className="flex flex-wrap gap-2 md:w-36 md:flex-col md:items-end">
          <Actions {...props} />
        </div>
      </div>
    </li>
  );
}
