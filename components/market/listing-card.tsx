import type { ReactNode } from "react";
import { FavouriteButton } from "@/components/favourites/favourite-button";
import { Amount } from "@/components/ui/amount";
import { AssetPicture } from "@/components/ui/asset-picture";
import { assetTypeWords } from "@/components/ui/asset-words";
import { PointedLink } from "@/components/ui/pointed-link";
import { Stamp } from "@/components/ui/stamp";
import type { RealmListing } from "@/lib/core/realm";
import { OpeningMark } from "./opening-mark";

interface ListingCardProps {
  listing: RealmListing;
  load: "first" | "early" | "late";
  /** One below the heading of the part of the page it stands in. */
  heading: "h2" | "h3";
  /** Below the price. */
  note?: ReactNode;
}

/** One picture on the wall. The link covers all of it and is named by the asset alone. */
export function ListingCard({ listing, load, heading: Heading, note }: ListingCardProps) {
  const { name, tags, previewImageUrl } = listing.assetDetails;
  const gone = listing.status !== "active";
  return (
    <li className="group/card relative min-w-0">
      <div className="border-line rounded-card relative overflow-hidden border">
        <AssetPicture
          src={previewImageUrl}
          alt=""
          load={load}
          className={`w-full ${gone ? "opacity-60 saturate-50" : ""}`}
        />
        {gone ? <Stamp word={listing.status === "sold" ? "Sold" : "Withdrawn"} /> : null}
        {tags.length === 0 ? null : (
          <p className="invisible absolute inset-x-2 bottom-2 flex translate-y-1 flex-wrap gap-1 opacity-0 transition group-focus-within/card:visible group-focus-within/card:translate-y-0 group-focus-within/card:opacity-100 group-hover/card:visible group-hover/card:translate-y-0 group-hover/card:opacity-100">
            {tags.slice(0, 4).map((tag) => (
              <span key={tag} className="bg-paper text-ink rounded-full px-2 py-0.5 text-xs">
                {tag}
              </span>
            ))}
          </p>
        )}
        <span className="group-hover/card:ring-ink/30 rounded-card pointer-events-none absolute inset-0 ring-inset group-hover/card:ring-2" />
      </div>
      <Heading className="mt-2.5 truncate text-base font-medium">
        <PointedLink
          href={`/listings/${encodeURIComponent(listing.listingId)}`}
          className="after:rounded-card outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
        >
          {name}
          <OpeningMark />
        </PointedLink>
      </Heading>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Amount value={listing.price} className="text-sm" />
        <span className="text-muted text-sm">
          {assetTypeWords[listing.assetType]}
          {listing.listingType === "auction" ? " · Auction" : null}
        </span>
      </p>
      {note}
      <FavouriteButton
        listingId={listing.listingId}
        name={name}
        place={gone ? "stamped" : "card"}
      />
    </li>
  );
}
