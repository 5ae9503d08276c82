import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import type { Intent } from "@/lib/core/intent";
import { Party } from "./party";
import { ReceiptSection } from "./receipt-section";

const kindWords = {
  fixed_price: "fixed price",
  auction: "where bidding begins",
} as const;

/** What buyers are to pay for what goes into escrow, and whom: nothing of it stands in the transaction. */
export function Offered({ intent }: { intent: Intent | null }) {
  const offer = intent?.offer;
  if (offer === undefined) return null;
  return (
    <ReceiptSection title="For sale at">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Amount value={offer.price} className="text-base font-medium" />
        <span className="text-muted text-sm">{kindWords[offer.listingType]}</span>
      </p>
      <Party words="a buyer pays">
        <AddressLabel address={offer.payee} label="Payee" form="whole" />
      </Party>
    </ReceiptSection>
  );
}
