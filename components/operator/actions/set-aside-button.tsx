"use client";

import { setAsideCall } from "@/lib/browser/operator/client";
import type { SetAsideOutcome } from "@/lib/core/operator/deliveries";
import { SignedAction } from "./signed-action";

const said: Readonly<Record<SetAsideOutcome, string>> = {
  "set-aside": "It is set aside.",
  "not-parked": "It is not parked any more, so it was left as it is.",
};

export function SetAsideButton({ id }: { id: string }) {
  return (
    <SignedAction
      label="Set aside for good"
      variant="danger"
      title="Set this event aside for good?"
      description="It will not be applied by itself again, and no longer counts as parked. It can still be replayed."
      words={{
        label: "Reason",
        hint: "Stays in the audit log with your wallet. No personal data.",
      }}
      call={(reason) => setAsideCall(id, reason)}
      said={({ outcome }) => said[outcome]}
    />
  );
}
