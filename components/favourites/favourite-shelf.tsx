import { ListingCard, wallClass } from "@/components/market";
import { Amount } from "@/components/ui/amount";
import { assetTypeWords } from "@/components/ui/asset-words";
import type { Lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { FavouriteButton } from "./favourite-button";

/** A kept listing: what it was then, and as it is now. */
interface ShownFavourite {
  readonly listingId: string;
  readonly then: {
    readonly name: string;
    readonly assetType: RealmListing["assetType"];
    readonly price: Lamports;
  };
  readonly now: { state: "there"; listing: RealmListing } | { state: "gone" | "unknown" };
}

/** What somebody keeps, the newest first. One that is taken out stays until they leave, to undo it. */
export function FavouriteShelf({ favourites }: { favourites: readonly ShownFavourite[] }) {
  return (
    <ul aria-label="Favourites" className={wallClass}>
      {favourites.map(({ listingId, then, now }, position) =>
        now.state === "there" ? (
          <ListingCard
            key={listingId}
            listing={now.listing}
            load={position < 8 ? "early" : "late"}
            heading="h2"
            note={<PriceNote then={then.price} now={now.listing} />}
          />
        ) : (
          <Missing key={listingId} listingId={listingId} then={then} state={now.state} />
        ),
      )}
    </ul>
  );
}

function PriceNote({ then, now: { price, status } }: { then: Lamports; now: RealmListing }) {
  if (status !== "active" || price === then) return null;
  return (
    <p className={`text-xs ${price < then ? "text-safe" : "text-muted"}`}>
      {price < then ? "Less" : "More"} than when you kept it: <Amount value={then} />
    </p>
  );
}

const missingWords = {
  gone: "No longer at REALM.",
  unknown: "REALM can’t be asked about this one now.",
} as const;

function Missing({
  listingId,
  then: { name, assetType, price },
  state,
}: Pick<ShownFavourite, "listingId" | "then"> & { state: keyof typeof missingWords }) {
  return (
    <li className="group/card relative min-w-0">
      <div className="border-edge rounded-card text-muted grid aspect-[4/5] place-items-center border border-dashed p-6 text-center text-sm">
        {missingWords[state]}
      </div>
      <h2 className="mt-2.5 truncate text-base font-medium">{name}</h2>
      <p className="text-muted flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span>
          <Amount value={price} /> then
        </span>
        {assetTypeWords[assetType]}
      </p>
      <FavouriteButton listingId={listingId} name={name} place="card" />
    </li>
  );
}
