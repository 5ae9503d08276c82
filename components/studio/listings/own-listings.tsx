import { GoButton } from "@/components/studio/models";
import { EmptyState } from "@/components/ui/empty-state";
import { KeptFocus } from "@/components/ui/kept-focus";
import type { OwnListing } from "@/lib/core/listing";
import { OwnListingItem } from "./own-listing-item";

interface OwnListingsProps {
  listings: readonly OwnListing[];
  /** Whether this instance is set up for signatures. */
  canSign: boolean;
}

function Shelf({ name, listings, canSign }: OwnListingsProps & { name: string }) {
  return (
    <section aria-label={name}>
      <h2 className="text-lg">{name}</h2>
      <ul aria-label={name} className="mt-2">
        {listings.map((listing) => (
          <OwnListingItem key={listing.id} listing={listing} canSign={canSign} />
        ))}
      </ul>
    </section>
  );
}

const isEnded = ({ state }: OwnListing): boolean => state === "sold" || state === "cancelled";

/** What is for sale and on its way there, then what was. */
export function OwnListings({ listings, canSign }: OwnListingsProps) {
  const ended = listings.filter(isEnded);
  const open = listings.filter((listing) => !isEnded(listing));
  return (
    <KeptFocus className="flex flex-col gap-10">
      {open.length === 0 ? null : <Shelf name="On the market" listings={open} canSign={canSign} />}
      {ended.length === 0 ? null : <Shelf name="Ended" listings={ended} canSign={canSign} />}
    </KeptFocus>
  );
}

/** What a listing is and how one begins. */
export function NoListings() {
  return (
    <EmptyState
      title="Nothing for sale yet"
      action={
        <GoButton to="/studio/listings/new" variant="primary">
          List for sale
        </GoButton>
      }
    >
      List a trained model at a price of yours. Whoever buys it pays your wallet directly, and gets
      the licence in the same transaction.
    </EmptyState>
  );
}
