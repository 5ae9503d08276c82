import { Amount } from "@/components/ui/amount";
import { Mosaic } from "@/components/ui/identicon";
import type { Lamports } from "@/lib/core/money";
import type { Sellable } from "./sellable";

interface ListingPreviewProps {
  asset: Sellable | undefined;
  price: Lamports | null;
  isAuction: boolean;
  description: string;
}

function Plate({ asset: { modelId, cover } }: { asset: Sellable }) {
  if (cover !== undefined)
    return (
      <img
        src={cover}
        alt=""
        width={800}
        height={1000}
        decoding="async"
        className="bg-wall aspect-[4/5] w-full object-cover"
      />
    );
  return <Mosaic id={modelId} viewBox="2.4 0 19.2 24" className="block w-full" />;
}

/** The card on the market's wall and the words behind it, as buyers will see them. */
export function ListingPreview({ asset, price, isAuction, description }: ListingPreviewProps) {
  return (
    <section aria-label="As buyers see it">
      <h2 className="text-base">As buyers see it</h2>
      {asset === undefined ? (
        <p className="text-muted mt-2 text-sm">Choose what to sell to see it here.</p>
      ) : (
        <div className="mt-3">
          <div className="border-line rounded-card max-w-64 overflow-hidden border">
            <Plate asset={asset} />
          </div>
          <p className="mt-2.5 text-base font-medium wrap-anywhere">{asset.name}</p>
          <p className="flex max-w-64 flex-wrap items-baseline justify-between gap-x-3 text-sm">
            {price === null ? (
              <span className="text-muted">Price</span>
            ) : (
              <Amount value={price} className="text-sm" />
            )}
            <span className="text-muted">{isAuction ? "Model · Auction" : "Model"}</span>
          </p>
          <div className="text-muted mt-3 grid max-w-prose gap-2 text-sm">
            {asset.description === "" ? null : (
              <p className="line-clamp-4 whitespace-pre-line">{asset.description}</p>
            )}
            {description.trim() === "" ? null : (
              <p className="line-clamp-6 whitespace-pre-line wrap-anywhere">{description.trim()}</p>
            )}
          </div>
          <p className="text-muted mt-3 text-xs">REALM chooses the picture on the market.</p>
        </div>
      )}
    </section>
  );
}
