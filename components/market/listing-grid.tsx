import { Skeleton } from "@/components/ui/skeleton";
import type { RealmListing } from "@/lib/core/realm";
import { ListingCard } from "./listing-card";
import { wallClass } from "./wall";

/** Which pictures are on the first screen: two rows of four, the first of them at once. */
const loadOf = (position: number) => (position < 4 ? "first" : position < 8 ? "early" : "late");

interface ListingGridProps {
  listings: readonly RealmListing[];
  name?: string;
  /** Below the first screen, under a heading of its own: its pictures can wait. */
  below?: boolean;
}

/** The wall. While a search is on its way, and only if that takes a moment, it steps back. */
export function ListingGrid({ listings, name = "Listings", below = false }: ListingGridProps) {
  return (
    <ul
      aria-label={name}
      className={`${wallClass} transition-opacity group-data-pending/market:opacity-30 group-data-pending/market:delay-150`}
    >
      {listings.map((listing, position) => (
        <ListingCard
          key={listing.listingId}
          listing={listing}
          load={below ? "late" : loadOf(position)}
          heading={below ? "h3" : "h2"}
        />
      ))}
    </ul>
  );
}

/** The shape of what comes. */
export function ListingGridSkeleton({ count }: { count: number }) {
  return (
    <div className={wallClass}>
      {Array.from({ length: count }, (_, position) => (
        <div key={position}>
          <Skeleton className="rounded-card! aspect-[4/5] w-full" />
          <Skeleton className="mt-3 h-5 w-3/5" />
          <Skeleton className="mt-2 h-4 w-2/5" />
        </div>
      ))}
    </div>
  );
}
