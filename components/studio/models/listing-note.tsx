import { Amount } from "@/components/ui/amount";
import { ButtonLink } from "@/components/ui/button";
import type { RealmListing } from "@/lib/core/realm";

const words: Readonly<Record<RealmListing["status"], string>> = {
  active: "For sale",
  sold: "Sold",
  cancelled: "Withdrawn",
};

/** How a model stands on the market. */
export function ListingNote({ listing: { listingId, status, price } }: { listing: RealmListing }) {
  return (
    <section
      aria-label="On the market"
      className="bg-card border-line rounded-card flex flex-wrap items-center justify-between gap-3 border px-4 py-3 sm:px-5"
    >
      <p className="text-sm">
        <span className="text-muted block text-xs">{words[status]}</span>
        <Amount value={price} />
      </p>
      <ButtonLink size="small" href={`/listings/${encodeURIComponent(listingId)}`}>
        See the listing
      </ButtonLink>
    </section>
  );
}
