import { reviewRecord } from "@/lib/browser/review/record";
import type { Assessed } from "@/lib/browser/review/state";
import { TransactionReceipt } from "../receipt/receipt";
import { Keep } from "./keep";
import { WhatNow } from "./what-now";

interface ReadingProps {
  assessed: Assessed;
  appVersion: string;
  /** No longer to be signed: it is shown for the record. */
  expired?: boolean;
}

/** The receipt of what is, or was, to be signed, and the way to keep it. */
export function Reading({ assessed, appVersion, expired = false }: ReadingProps) {
  const { review, preparation } = assessed;
  const { transaction, intent } = preparation;
  return (
    <>
      <TransactionReceipt
        review={review}
        transaction={transaction}
        intent={intent}
        wallet={intent.wallet}
        expired={expired}
      />
      {review.verdict === "block" ? <WhatNow /> : null}
      <Keep words="Download this review" file={() => reviewRecord(assessed, appVersion)} />
    </>
  );
}
