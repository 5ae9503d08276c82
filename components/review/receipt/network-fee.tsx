import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import type { Intent } from "@/lib/core/intent";
import type { Outcome, Review } from "@/lib/core/review";
import type { Address } from "@/lib/core/solana";
import { Leader } from "./figure";
import { Party } from "./party";
import { ReceiptSection } from "./receipt-section";

interface NetworkFeeProps {
  review: Review;
  intent: Intent | null;
  wallet: Address | null;
}

/** What it costs beside the price, and what leaves the wallet in all. */
export function NetworkFee({ review, intent, wallet }: NetworkFeeProps) {
  const { outcome, feePayer } = review;
  return (
    <ReceiptSection title="Network fee">
      {outcome === null ? (
        <p className="text-muted text-sm">
          Unknown
          {intent === null ? null : (
            <>
              ; at most <Amount value={intent.limits.networkFee} /> would be accepted
            </>
          )}
          .
        </p>
      ) : (
        <Costs outcome={outcome} />
      )}
      {feePayer === null ? null : (
        <Party
          words={
            feePayer === wallet ? "paid by your wallet" : "paid by the transaction’s fee payer"
          }
        >
          <AddressLabel address={feePayer} label="Fee payer" form="whole" />
        </Party>
      )}
    </ReceiptSection>
  );
}

function Costs({ outcome }: { outcome: Outcome }) {
  const { networkFee, rent, pays } = outcome;
  const price = pays.reduce((sum, { mint, amount }) => (mint === "SOL" ? sum + amount : sum), 0n);
  return (
    <ul className="flex flex-col gap-1 text-sm">
      <Line words="To the validators" value={networkFee} />
      {rent > 0n ? (
        <Line words="Deposit for your token account, yours to get back" value={rent} />
      ) : null}
      <li className="border-edge/60 mt-1 border-t pt-2 font-medium">
        <Leader words="Leaves your wallet in all">
          <Amount value={price + networkFee + rent} />
        </Leader>
      </li>
    </ul>
  );
}

function Line({ words, value }: { words: string; value: bigint }) {
  return (
    <li>
      <Leader words={words}>
        <Amount value={value} />
      </Leader>
    </li>
  );
}
