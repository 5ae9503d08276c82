import type { ReactNode } from "react";
import { ListingGrid } from "@/components/market";
import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Identicon } from "@/components/ui/identicon";
import type { RealmListing } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";

export type CreatorListings =
  | {
      kind: "found";
      listings: readonly RealmListing[];
      /** How many of the market's newest were looked through; null where all of it was. */
      among: number | null;
      /** null while REALM answers. */
      staleMinutes: number | null;
    }
  | { kind: "unavailable"; sentence: string };

interface CreatorViewProps {
  wallet: Address;
  /** Sales of theirs that this instance knows of. */
  sold: number;
  answer: CreatorListings;
  /** Above the listings: that they may be out of date. */
  notice: ReactNode;
}

const groupsOfFour = (text: string): readonly string[] => text.match(/.{1,4}/gu) ?? [];

/** Whoever sells, as far as an address tells: all of it, its picture, and what hangs on their wall. */
export function CreatorView({ wallet, sold, answer, notice }: CreatorViewProps) {
  return (
    <>
      <header className="border-line flex flex-wrap items-center gap-x-6 gap-y-4 border-b pb-8">
        <Identicon address={wallet} className="border-line rounded-card size-24 border" />
        <div className="min-w-0 flex-1 basis-72">
          <p className="text-muted text-sm">Creator</p>
          <h1 className="mt-1 flex items-center gap-2 font-mono text-base font-medium tracking-normal sm:text-lg">
            <span>
              {groupsOfFour(wallet).map((group, index) => (
                <span key={index} className="inline-block not-last:mr-[0.6ch]">
                  {group}
                </span>
              ))}
            </span>
            <CopyButton text={wallet} label="Copy creator’s address" />
          </h1>
          <p className="text-muted mt-2 max-w-prose text-sm">
            {soldWords(sold)} An address is all that REALM tells of who sells; compare it whole with
            one that you know.
          </p>
        </div>
      </header>
      {notice === null ? null : <div className="mt-6">{notice}</div>}
      <div className="mt-6">
        {answer.kind === "unavailable" ? (
          <EmptyState
            title="Their listings can’t be shown now"
            action={<ButtonLink href={`/creators/${wallet}`}>Try again</ButtonLink>}
          >
            {answer.sentence}
          </EmptyState>
        ) : (
          <Listings {...answer} />
        )}
      </div>
    </>
  );
}

function Listings({
  listings,
  among,
}: {
  listings: readonly RealmListing[];
  among: number | null;
}) {
  const looked =
    among === null
      ? null
      : `REALM can’t be searched by seller, so the ${among.toLocaleString("en-GB")} newest listings of the market were looked through; older ones of theirs are not shown.`;
  if (listings.length === 0) {
    return (
      <EmptyState
        title="Nothing of theirs is for sale"
        action={<ButtonLink href="/">Go to the market</ButtonLink>}
      >
        {looked ?? "They have nothing on the market at the moment. Look again in a while."}
      </EmptyState>
    );
  }
  return (
    <>
      <h2 className="text-lg">For sale</h2>
      <p className="text-muted mt-1 mb-6 max-w-prose text-sm">
        {listings.length === 1
          ? "1 listing"
          : `${listings.length.toLocaleString("en-GB")} listings`}
        , the newest first.{looked === null ? null : ` ${looked}`}
      </p>
      <ListingGrid listings={listings} name="Their listings" below />
    </>
  );
}

const soldWords = (sold: number): string => {
  if (sold === 0) return "No sale of theirs is known here yet.";
  return sold === 1
    ? "1 sale of theirs is known here."
    : `${sold.toLocaleString("en-GB")} sales of theirs are known here.`;
};
