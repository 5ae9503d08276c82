import { useId } from "react";
import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import type { Review } from "@/lib/core/review";
import type { Address } from "@/lib/core/solana";
import { Instructions } from "../details/instructions";
import { DeviceHash, RawTransaction } from "../details/raw-transaction";
import { namesIn } from "../names";
import { Paper } from "./paper";
import { Party } from "./party";
import { ReceiptSection } from "./receipt-section";

interface NeverSentReceiptProps {
  review: Review;
  transaction: Uint8Array;
  wallet: Address;
  /** What signing it brings. */
  gain: string;
}

/** A transaction that proves a wallet and goes nowhere: the receipt of nothing, line by line. */
export function NeverSentReceipt({ review, transaction, wallet, gain }: NeverSentReceiptProps) {
  const anchor = useId();
  return (
    <>
      <Paper>
        <ReceiptSection title="You pay">
          <Amount
            value={0n}
            className="block text-xl leading-tight font-medium tracking-tight sm:text-2xl"
          />
          <Party words="signed by your wallet">
            <AddressLabel address={wallet} label="Wallet" form="whole" />
          </Party>
        </ReceiptSection>
        <ReceiptSection title="Recipients">
          <p className="text-muted text-sm">Nobody. It is sent to no cluster.</p>
        </ReceiptSection>
        <ReceiptSection title="You receive">
          <p className="text-sm">{gain}</p>
        </ReceiptSection>
        <ReceiptSection title="Network fee">
          <p className="text-sm">
            <Amount value={0n} /> <span className="text-muted">can ever be charged.</span>
          </p>
          <p className="text-muted text-sm">
            Instead of a recent block it names one that does not exist, so no cluster would run it,
            not even if somebody sent it. Whatever fee your wallet shows is never paid.
          </p>
        </ReceiptSection>
        {review.messageHash === null ? null : (
          <ReceiptSection title="On the device">
            <p className="text-muted text-sm">
              Many devices show a text like this only as a hash, with “blind signing” allowed for
              the moment. It should be this one, unless your wallet added a fee setting. A Ledger
              that refuses may need its Solana app in version 1.12.1 or newer.
            </p>
            <DeviceHash messageHash={review.messageHash} />
          </ReceiptSection>
        )}
      </Paper>
      <div>
        <p className="text-muted mb-3 text-sm">
          What it would do on a chain, which it never reaches:
        </p>
        <Instructions
          instructions={review.instructions}
          names={namesIn(review, null, wallet)}
          anchor={anchor}
        />
        <RawTransaction transaction={transaction} review={review} />
      </div>
    </>
  );
}
