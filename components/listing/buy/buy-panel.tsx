import type { CrossCheck } from "@/lib/browser/chain/cross-check";
import type { PurchasePolicy } from "@/lib/core/intent";
import { formatSol, type Lamports } from "@/lib/core/money";
import type { Address } from "@/lib/core/solana";
import { Notice } from "@/components/ui/notice";
import application from "@/package.json";
import { CancelListing } from "../cancel";
import { BuyControls } from "./buy-controls";

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
  /** Where the cluster's word is compared with another's; null with one endpoint. */
  crossCheck: CrossCheck | null;
}

/**
 * The button that starts a purchase, or the reason why there is none. Its words are made on the
 * server: what reads amounts weighs as much as a third of the page, and comes with the review only.
 */
export function BuyPanel(props: BuyPanelProps) {
  const { listing, session, openPurchaseId } = props;
  if (openPurchaseId === null && listing.status === "active" && listing.seller === session?.wallet)
    return (
      <div className="flex flex-col gap-2">
        <CancelListing listingId={listing.listingId} name={listing.name} size="large" />
        <p className="text-muted text-center text-xs">This is your own listing.</p>
      </div>
    );
  const reason = openPurchaseId === null ? closedWords(listing) : null;
  const words =
    openPurchaseId === null ? `Buy for ${formatSol(listing.price)} SOL` : "Continue your purchase";
  return (
    <BuyControls
      {...props}
      words={words}
      next={nextWords(session !== null, openPurchaseId)}
      appVersion={application.version}
      closed={reason === null ? null : <Notice>{reason}</Notice>}
    />
  );
}

/** Why this cannot be bought; null when it can. */
const closedWords = (listing: BuyPanelProps["listing"]): string | null => {
  if (listing.status === "sold") return "This has been sold.";
  if (listing.status === "cancelled") return "The seller has taken this off the market.";
  if (listing.listingType === "auction") return "This is an auction. Bidding happens at REALM.";
  return null;
};

const nextWords = (signedIn: boolean, openPurchaseId: string | null): string => {
  if (openPurchaseId !== null) return "You have started to buy this. Nothing has to be done twice.";
  return signedIn
    ? "You read every part of the transaction before you sign."
    : "Your wallet is asked to connect and sign in first. Nothing is paid yet.";
};
