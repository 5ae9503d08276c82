import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { purchaseStateWords, type PurchaseState } from "@/lib/core/purchase";

const looks: Readonly<Record<PurchaseState, { tone: Tone; icon: IconName }>> = {
  created: { tone: "neutral", icon: "clock" },
  prepared: { tone: "check", icon: "wallet" },
  signed: { tone: "accent", icon: "clock" },
  submitted: { tone: "accent", icon: "clock" },
  paid: { tone: "accent", icon: "check" },
  owned: { tone: "safe", icon: "safe" },
  declined: { tone: "neutral", icon: "close" },
  refused: { tone: "stop", icon: "stop" },
  expired: { tone: "neutral", icon: "clock" },
  failed: { tone: "stop", icon: "alert" },
};

/** The state in its word, with its own shape. */
export function StateBadge({ state }: { state: PurchaseState }) {
  return <Badge {...looks[state]}>{purchaseStateWords[state]}</Badge>;
}
