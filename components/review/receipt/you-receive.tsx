import { AddressLabel } from "@/components/ui/address-label";
import type { Intent } from "@/lib/core/intent";
import type { Review } from "@/lib/core/review";
import { Party } from "./party";
import { ReceiptSection } from "./receipt-section";
import { TokenLine } from "./token-line";
import { Unknown } from "./unknown";

/** What arrives in the wallet. Where the cluster could not show it, what was promised. */
export function YouReceive({ review, intent }: { review: Review; intent: Intent | null }) {
  const { outcome } = review;
  const missing = intent !== null && intent.receive.length > 0;
  return (
    <ReceiptSection title="You receive">
      {outcome === null ? <Unknown /> : null}
      {outcome?.receives.length === 0 ? (
        <p className={`text-sm ${missing ? "text-stop font-medium" : "text-muted"}`}>Nothing.</p>
      ) : null}
      {outcome?.receives.map((movement, index) => (
        <TokenLine key={index} movement={movement} />
      ))}
      {outcome === null
        ? intent?.receive.map(({ mint, label }) => (
            <Party key={mint} words={`promised: ${label}`}>
              <AddressLabel address={mint} label="Token" form="whole" />
            </Party>
          ))
        : null}
    </ReceiptSection>
  );
}
