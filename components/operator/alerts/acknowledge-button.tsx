"use client";

import { acknowledgeAlert } from "@/lib/browser/operator/alerts";
import type { AcknowledgeOutcome } from "@/lib/core/operator/alerts";
import { ConfirmAction } from "../actions/confirm-action";

const said: Readonly<Record<AcknowledgeOutcome, string>> = {
  acknowledged: "It says that you have seen it.",
  "not-firing": "It does not fire any more, so there was nothing to acknowledge.",
};

export function AcknowledgeButton({ rule }: { rule: string }) {
  return (
    <ConfirmAction
      label="Acknowledge"
      title="Acknowledge this alert?"
      description="Others see that somebody is at it. It goes on firing until its cause is gone, and is told again if it gets worse."
      words={{
        label: "What you know of it",
        hint: "Stays in the audit log with your wallet. No personal data.",
      }}
      act={async (note) => said[await acknowledgeAlert(rule, note)]}
    />
  );
}
