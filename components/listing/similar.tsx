import { ListingGrid, ListingGridSkeleton } from "@/components/market";
import type { RealmListing } from "@/lib/core/realm";

const section = "border-line mt-16 border-t pt-10";

/** More of the kind, below. Nothing is shown where there is nothing. */
export function Similar({ listings }: { listings: readonly RealmListing[] }) {
  if (listings.length === 0) return null;
  return (
    <section aria-labelledby="similar" className={section}>
      <h2 id="similar" className="mb-6 text-lg">
        Similar
      </h2>
      <ListingGrid listings={listings} name="Similar listings" below />
    </section>
  );
}

export function SimilarSkeleton() {
  return (
    <div className={section}>
      <ListingGridSkeleton count={4} />
    </div>
  );
}
