"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { PurchasePolicy } from "@/lib/core/intent";
import { formatSol, type Lamports } from "@/lib/core/money";
import type { Address } from "@/lib/core/solana";

// Wallets, review engine and dialog together; none of it is fetched before the press.
const BuyFlow = lazy(() => import("./buy-flow"));

export interface BuyPanelProps {
  listing: {
    listingId: string;
    assetId: string;
    name: string;
    price: Lamports;
    seller: Address;
    licenceMint: Address | null;
    status: "active" | "sold" | "cancelled";
    listingType: "fixed_price" | "auction";
  };
  policy: PurchasePolicy;
  session: { wallet: Address } | null;
  /** An unfinished purchase of this wallet for this listing. */
  openPurchaseId: string | null;
}

/** The button that starts a purchase, or the reason why there is none. */
export function BuyPanel({ listing, policy, session, openPurchaseId }: BuyPanelProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const reason = openPurchaseId === null ? closedWords(listing, session?.wallet ?? null) : null;

  if (reason !== null && !open) return <Notice>{reason}</Notice>;
  return (
    <div className="flex flex-col gap-2">
      <Button
        variant="primary"
        size="large"
        className="w-full"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        {openPurchaseId === null
          ? `Buy for ${formatSol(listing.price)} SOL`
          : "Continue your purchase"}
      </Button>
      <p className="text-muted text-center text-xs">
        {nextWords(session !== null, openPurchaseId)}
      </p>
      {open ? (
        <Suspense fallback={<Progress label="Opening the review" />}>
          <BuyFlow
            listing={listing}
            policy={policy}
            session={session}
            openPurchaseId={openPurchaseId}
            onClose={() => {
              setOpen(false);
            }}
            onLeft={() => {
              // Sold, continued or declined meanwhile: the page tells it as it now is.
              router.refresh();
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Why this cannot be bought; null when it can. */
const closedWords = (listing: BuyPanelProps["listing"], wallet: Address | null): string | null => {
  if (listing.status === "sold") return "This has been sold.";
  if (listing.status === "cancelled") return "The seller has taken this off the market.";
  if (listing.listingType === "auction") return "This is an auction. Bidding happens at REALM.";
  if (listing.seller === wallet) return "This is your own listing.";
  return null;
};

const nextWords = (signedIn: boolean, openPurchaseId: string | null): string => {
  if (openPurchaseId !== null) return "You have started to buy this. Nothing has to be done twice.";
  return signedIn
    ? "You read every part of the transaction before you sign."
    : "Your wallet is asked to connect and sign in first. Nothing is paid yet.";
};
