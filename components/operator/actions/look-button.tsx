"use client";

import { lookNow } from "@/lib/browser/operator/client";
import type { LookOutcome } from "@/lib/core/operator/purchases";
import { ConfirmAction } from "./confirm-action";

const said: Readonly<Record<LookOutcome, string>> = {
  looking: "The chain and REALM are asked now.",
  busy: "It is being looked at already.",
  ended: "It has ended: there is nothing left to look for.",
};

export function LookButton({ id }: { id: string }) {
  return (
    <ConfirmAction
      label="Look now"
      title="Look at this purchase now?"
      description="The chain and REALM are asked at once instead of when it is next due. What they say decides; nothing is paid by looking."
      act={async () => said[await lookNow(id)]}
    />
  );
}
