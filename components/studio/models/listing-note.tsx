import { Amount } from "@/components/ui/amount";
import { ButtonLink } from "@/components/ui/button";
import { ownListingWords, type OwnListing } from "@/lib/core/listing";

/** How a model stands on the market. */
export function ListingNote({ listing: { listingId, state, price } }: { listing: OwnListing }) {
  return (
    <section
      aria-label="On the market"
      className="bg-card border-line rounded-card flex flex-wrap items-center justify-between gap-3 border px-4 py-3 sm:px-5"
    >
      <p className="text-sm">
        <span className="text-muted block text-xs">{ownListingWords[state]}</span>
        <Amount value={price} />
      </p>
      {listingId === null ? null : (
        <ButtonLink size="small" href={`/listings/${encodeURIComponent(listingId)}`}>
          See the listing
        </ButtonLink>
      )}
    </section>
  );
}
