import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { deliveryStateWords, type DeliveryState } from "@/lib/core/operator/deliveries";

/** How each end of an event looks. */
export const deliveryLooks: Readonly<Record<DeliveryState, { tone: Tone; icon: IconName }>> = {
  stored: { tone: "accent", icon: "clock" },
  parked: { tone: "stop", icon: "stop" },
  applied: { tone: "safe", icon: "check" },
  "nothing-to-do": { tone: "neutral", icon: "minus" },
  superseded: { tone: "neutral", icon: "arrowRight" },
  "set-aside": { tone: "neutral", icon: "close" },
};

/** What became of an event: shape and word. */
export function DeliveryBadge({ state }: { state: DeliveryState }) {
  return <Badge {...deliveryLooks[state]}>{deliveryStateWords[state]}</Badge>;
}
