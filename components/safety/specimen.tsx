import type { ReactNode } from "react";
import { ReceiptSection } from "@/components/review/receipt/receipt-section";
import styles from "@/components/review/receipt/receipt.module.css";
import { VerdictStamp } from "@/components/review";
import { Amount } from "@/components/ui/amount";
import { parseSol } from "@/lib/core/money";
import { address } from "@/lib/core/solana";
import { PlainAddress } from "./plain-address";

/** Nobody's: hashes, written as addresses. */
const seller = address("E1pfnDF1epnCwhitvNvU4bcb14meJPLpqxxvyUsMadRW");
const market = address("HFDde48RAyWcHZmxNBycytUzJKyTid2GhT3YgDixkAzu");

/** A review as a purchase shows it, with the numbers that the lesson explains. */
export function Specimen() {
  return (
    <figure
      aria-label="An example of a receipt"
      className="bg-wall rounded-card flex flex-col gap-5 p-4 sm:p-6"
    >
      <Numbered number={1}>
        <VerdictStamp
          verdict="ok"
          sentence="It pays what the page said, to whom it said, and nothing else."
        />
      </Numbered>
      <div className={styles["paper"]}>
        <ReceiptSection title="You pay">
          <Numbered number={2}>
            <Amount value={parseSol("15.75")} className="text-xl font-medium" />
          </Numbered>
        </ReceiptSection>
        <ReceiptSection title="Recipients">
          <Numbered number={3}>
            <span className="flex flex-col gap-3">
              <PlainAddress address={seller} words="Seller, 15.35625 SOL" />
              <PlainAddress address={market} words="Marketplace, 0.39375 SOL" />
            </span>
          </Numbered>
        </ReceiptSection>
        <ReceiptSection title="You receive">
          <Numbered number={4}>
            <span className="text-sm">The licence of “Midnight Muse”: one token</span>
          </Numbered>
        </ReceiptSection>
      </div>
      <figcaption className="text-muted text-xs">An example. It belongs to nobody.</figcaption>
    </figure>
  );
}

/** A part of the receipt with the number by which the lesson speaks of it. */
function Numbered({ number, children }: { number: number; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">{children}</div>
      <span
        aria-hidden="true"
        className="border-accent text-accent grid size-5 shrink-0 place-items-center rounded-full border font-mono text-xs"
      >
        {number}
      </span>
    </div>
  );
}
