"use client";

import { replayDelivery } from "@/lib/browser/operator/client";
import type { ReplayOutcome } from "@/lib/core/operator/deliveries";
import { ConfirmAction } from "./confirm-action";

const said: Readonly<Record<ReplayOutcome, string>> = {
  replayed: "It is applied again now.",
  "waiting-already": "It waits to be applied already.",
  "body-gone": "What it said is no longer kept, so there is nothing to apply.",
};

export function ReplayButton({ id }: { id: string }) {
  return (
    <ConfirmAction
      label="Replay"
      title="Replay this event?"
      description="It is applied once more, with all its attempts. Applying an event twice does no more than once: what it tells of is looked at, and the chain and REALM decide."
      act={async () => said[await replayDelivery(id)]}
    />
  );
}
