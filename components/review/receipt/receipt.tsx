import { useId } from "react";
import { Stamp } from "@/components/ui/stamp";
import type { Intent } from "@/lib/core/intent";
import type { Review } from "@/lib/core/review";
import type { Address } from "@/lib/core/solana";
import { BalanceChanges } from "../details/balance-changes";
import { Instructions } from "../details/instructions";
import { RawTransaction } from "../details/raw-transaction";
import { WhatWasChecked } from "../details/what-was-checked";
import { Findings } from "../findings/findings";
import { namesIn } from "../names";
import { NetworkFee } from "./network-fee";
import { Offered } from "./offered";
import { Paper } from "./paper";
import { Recipients } from "./recipients";
import { VoidMark } from "./void-mark";
import { YouPay } from "./you-pay";
import { YouReceive } from "./you-receive";

interface TransactionReceiptProps {
  review: Review;
  transaction: Uint8Array;
  /** What was agreed; null where nothing was, as in the inspector. */
  intent: Intent | null;
  /** Whose side is told; null where it is nobody's. */
  wallet: Address | null;
  /** No longer to be signed: it is shown for the record. */
  expired?: boolean;
  /** Where the reader came for the instructions themselves. */
  instructionsOpen?: boolean;
}

/** The transaction as a receipt, read from top to bottom. A "Do not sign" receipt is visibly void. */
export function TransactionReceipt({
  review,
  transaction,
  intent,
  wallet,
  expired = false,
  instructionsOpen = false,
}: TransactionReceiptProps) {
  const anchor = useId();
  const names = namesIn(review, intent, wallet);
  const isVoid = review.verdict === "block";
  const parts = { review, intent, wallet };
  return (
    <>
      <Paper>
        {isVoid ? (
          <>
            <VoidMark />
            <Stamp word="Void" />
          </>
        ) : null}
        <div className={expired ? "grayscale" : undefined}>
          <YouPay {...parts} />
          <Recipients review={review} intent={intent} />
          <YouReceive review={review} intent={intent} />
          <Offered intent={intent} />
          <NetworkFee {...parts} />
        </div>
      </Paper>
      <Findings findings={review.findings} names={names} anchor={anchor} />
      <div>
        <WhatWasChecked review={review} open={review.verdict === "ok"} />
        <BalanceChanges changes={review.changes} names={names} />
        <Instructions
          instructions={review.instructions}
          names={names}
          findings={review.findings}
          anchor={anchor}
          open={instructionsOpen}
        />
        <RawTransaction transaction={transaction} review={review} />
      </div>
    </>
  );
}
