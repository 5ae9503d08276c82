import type { ReactNode } from "react";
import type { PurchasePolicy } from "@/lib/core/intent";
import { tagAddress } from "@/lib/core/market";
import type { RealmListing } from "@/lib/core/realm";
import { PriceBreakdown } from "./price-breakdown";

/** Everything else that is known: the words, the tags, where the money goes, the price over time. */
export function About({
  listing,
  policy,
  history,
}: {
  listing: RealmListing;
  policy: PurchasePolicy;
  /** What stands under "Price history". */
  history: ReactNode;
}) {
  const { description, tags } = listing.assetDetails;
  return (
    <div className="max-w-prose space-y-10">
      <section aria-labelledby="about">
        <h2 id="about" className="text-lg">
          About
        </h2>
        <p className="mt-3 whitespace-pre-line">
          {description === "" ? "The seller wrote nothing about it." : description}
        </p>
        {listing.description === "" || listing.description === description ? null : (
          <p className="text-muted mt-3 whitespace-pre-line">{listing.description}</p>
        )}
        {tags.length === 0 ? null : (
          <ul aria-label="Tags" className="mt-5 flex flex-wrap gap-1.5">
            {tags.map((tag) => (
              <li key={tag}>
                <a
                  href={tagAddress(tag)}
                  className="border-line text-muted hover:border-edge hover:text-ink inline-flex h-8 items-center rounded-full border px-3 text-xs"
                >
                  {tag}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <PriceBreakdown price={listing.price} policy={policy} />
      <section aria-labelledby="history">
        <h2 id="history" className="text-lg">
          Price history
        </h2>
        <div className="mt-3 text-sm">{history}</div>
      </section>
    </div>
  );
}
