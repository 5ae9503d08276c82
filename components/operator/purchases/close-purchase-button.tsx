"use client";

import { closePurchaseCall } from "@/lib/browser/operator/purchases";
import type { ClosePurchaseOutcome, PurchaseClosing } from "@/lib/core/operator/purchases";
import { SignedAction } from "../actions/signed-action";

const reason = {
  label: "Reason",
  hint: "Stays in the audit log with your wallet. No personal data.",
};

const closed: Readonly<Record<ClosePurchaseOutcome, string>> = {
  closed: "It is closed.",
  "not-disputed": "It is not in dispute any more, so it was left as it is.",
};

const closings: Readonly<
  Record<PurchaseClosing, { label: string; title: string; description: string }>
> = {
  owned: {
    label: "Close as owned",
    title: "Close this purchase as owned?",
    description:
      "For a buyer who has what was agreed all the same: you looked at the chain and asked REALM yourself. No money and no licence moves, and nothing is sent. It stands as theirs, and as a sale in the seller’s book.",
  },
  failed: {
    label: "Close as not bought",
    title: "Close this purchase as not bought?",
    description:
      "For a buyer who has no licence by it: you looked at the chain and asked REALM yourself. No money and no licence moves, and nothing is paid back by this. The buyer reads that it is not theirs by it, and can buy the listing again.",
  },
};

/** Ends a purchase in dispute as what it is. */
export function ClosePurchaseButton({ id, as }: { id: string; as: PurchaseClosing }) {
  return (
    <SignedAction
      {...closings[as]}
      variant={as === "failed" ? "danger" : "secondary"}
      words={reason}
      call={(words) => closePurchaseCall(id, { as, reason: words })}
      said={({ outcome }) => closed[outcome]}
    />
  );
}
