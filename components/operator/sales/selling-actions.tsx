"use client";

import { closeDisputeCall, recheckCall } from "@/lib/browser/operator/sales";
import type { CloseOutcome, Closing, RecheckOutcome } from "@/lib/core/operator/sales";
import { SignedAction } from "../actions/signed-action";

const reason = {
  label: "Reason",
  hint: "Stays in the audit log with your wallet. No personal data.",
};

const closed: Readonly<Record<CloseOutcome, string>> = {
  closed: "It is closed.",
  "not-disputed": "It is not disputed any more, so it was left as it is.",
};

const closings: Readonly<Record<Closing, { label: string; title: string; description: string }>> = {
  done: {
    label: "Close as done",
    title: "Close this handover as done?",
    description:
      "For a licence that is where it should be all the same: you looked at the chain yourself. No money and no licence moves, and nothing is sent to the chain. REALM is asked how the listing stands, or told once more to take it off, and its word counts.",
  },
  failed: {
    label: "Close as failed",
    title: "Close this handover as failed?",
    description:
      "For a licence that is not where it should be: you looked at the chain yourself. No money and no licence moves, and nothing is taken back. What was to be listed is given up, and its seller can list it anew; a listing that was to be cancelled is for sale as before.",
  },
};

/** Ends a disputed handover as what it is. */
export function CloseDisputeButton({ id, as }: { id: string; as: Closing }) {
  return (
    <SignedAction
      {...closings[as]}
      variant={as === "failed" ? "danger" : "secondary"}
      words={reason}
      call={(words) => closeDisputeCall(id, { as, reason: words })}
      said={({ outcome }) => closed[outcome]}
    />
  );
}

const rechecked: Readonly<Record<RecheckOutcome, string>> = {
  checked: "The chain shows it as it was told. It counts from now on.",
  mismatch: "The chain still shows something else.",
  undecided: "The chain decided nothing this time. Try again once the endpoints answer.",
  busy: "The chain is being read for it already.",
};

/** Has the chain read again. */
export function RecheckButton({ id }: { id: string }) {
  return (
    <SignedAction
      label="Check again"
      title="Check this sale against the chain again?"
      description="Every endpoint is asked for the final transaction now. Only what all of them tell decides: a sale that is shown as it was told counts in its seller’s earnings from then on. Nothing is paid or moved by looking."
      words={reason}
      call={(words) => recheckCall(id, words)}
      said={({ outcome }) => rechecked[outcome]}
    />
  );
}
