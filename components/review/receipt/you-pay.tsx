import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import type { Intent } from "@/lib/core/intent";
import type { Review } from "@/lib/core/review";
import type { Address } from "@/lib/core/solana";
import { Party } from "./party";
import { ReceiptSection } from "./receipt-section";
import { TokenLine } from "./token-line";
import { Unknown } from "./unknown";

interface YouPayProps {
  review: Review;
  /** What was agreed; null where nothing was, as in the inspector. */
  intent: Intent | null;
  wallet: Address | null;
}

/** What leaves the wallet: the largest figure on the page. */
export function YouPay({ review, intent, wallet }: YouPayProps) {
  const { outcome, verdict } = review;
  const strike = verdict === "block" ? "line-through decoration-2 decoration-stop" : "";
  const tokens = outcome?.pays.filter(({ mint }) => mint !== "SOL") ?? [];
  const total = outcome?.pays.reduce(
    (sum, { mint, amount }) => (mint === "SOL" ? sum + amount : sum),
    0n,
  );
  return (
    <ReceiptSection title="You pay">
      {total === undefined ? (
        <>
          <Unknown />
          {intent === null ? null : (
            <p className="text-muted text-sm">
              Agreed were <Amount value={intent.pay.total} />.
            </p>
          )}
        </>
      ) : (
        <Amount
          value={total}
          className={`block text-xl leading-tight font-medium tracking-tight wrap-anywhere whitespace-normal sm:text-2xl ${strike}`}
        />
      )}
      {tokens.map((movement) => (
        <TokenLine key={movement.mint} movement={movement} />
      ))}
      {wallet === null ? null : (
        <Party words="from your wallet">
          <AddressLabel address={wallet} label="Wallet" form="whole" />
        </Party>
      )}
    </ReceiptSection>
  );
}
