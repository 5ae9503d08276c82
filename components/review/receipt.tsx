import type { ReactNode } from "react";
import type { Standing } from "@/lib/browser/review/settle";
import type { Assessed } from "@/lib/browser/review/state";
import { Changes } from "./changes";
import { Findings } from "./findings";
import { Instructions } from "./instructions";
import { NetworkFee, Recipients, YouPay, YouReceive } from "./money";
import { RawTransaction } from "./raw-transaction";
import styles from "./receipt.module.css";
import { VerdictStamp } from "./verdict-stamp";

interface TransactionReceiptProps {
  assessed: Assessed;
  /** Where the verdict blocks: what may be said about the money. */
  standing?: Standing | null;
  /** No longer to be signed: it is shown for the record. */
  expired?: boolean;
  /** What is going on with it just now. */
  children?: ReactNode;
}

/** The transaction as a receipt, read from top to bottom. A "Do not sign" receipt is visibly void. */
export function TransactionReceipt({
  assessed,
  standing = null,
  expired = false,
  children,
}: TransactionReceiptProps) {
  const { review, preparation, changes } = assessed;
  const isVoid = review.verdict === "block";
  const faded = isVoid || expired;

  return (
    <div className="flex flex-col gap-5">
      {children}
      {changes === null || expired ? null : <Changes changes={changes} />}
      {expired ? null : <VerdictStamp review={review} standing={standing} />}
      <div className={`relative ${styles["paper"] ?? ""}`}>
        {isVoid ? <VoidMark /> : null}
        <div className={faded ? "opacity-75" : undefined}>
          <YouPay review={review} intent={preparation.intent} isVoid={isVoid} />
          <Recipients review={review} intent={preparation.intent} />
          <YouReceive review={review} intent={preparation.intent} />
          <NetworkFee review={review} intent={preparation.intent} />
        </div>
      </div>
      <Findings findings={review.findings} />
      <div>
        <Instructions instructions={review.instructions} />
        <RawTransaction transaction={preparation.transaction} review={review} />
      </div>
    </div>
  );
}

/** Drawn over the paper; the verdict above says the same in words. */
function VoidMark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="text-stop pointer-events-none absolute inset-0 z-10 size-full opacity-45"
    >
      <path
        d="M0 100 100 0"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d="M0 96 96 0M4 100 100 4"
        stroke="currentColor"
        strokeWidth="1"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
