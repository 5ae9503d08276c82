import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { PurchaseLine } from "@/lib/core/operator/purchases";
import type { PurchaseState } from "@/lib/core/purchase";

const looks: Readonly<Record<PurchaseState, { tone: Tone; icon: IconName }>> = {
  created: { tone: "neutral", icon: "clock" },
  prepared: { tone: "neutral", icon: "wallet" },
  signed: { tone: "accent", icon: "clock" },
  submitted: { tone: "accent", icon: "arrowRight" },
  paid: { tone: "accent", icon: "check" },
  owned: { tone: "safe", icon: "safe" },
  declined: { tone: "neutral", icon: "close" },
  refused: { tone: "check", icon: "stop" },
  expired: { tone: "neutral", icon: "minus" },
  failed: { tone: "check", icon: "alert" },
};

/** The state by its own name, as logs and the database have it; people read gentler words elsewhere. */
export function PurchaseBadge({ state }: { state: PurchaseState }) {
  return <Badge {...looks[state]}>{state}</Badge>;
}

/** The state, and what of it needs a person. */
export function PurchaseStanding({
  purchase: { state, disputed, stuck },
}: {
  purchase: Pick<PurchaseLine, "state" | "disputed" | "stuck">;
}) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      <PurchaseBadge state={state} />
      {disputed ? (
        <Badge tone="stop" icon="stop">
          disputed
        </Badge>
      ) : null}
      {stuck ? (
        <Badge tone="stop" icon="alert">
          stuck
        </Badge>
      ) : null}
    </span>
  );
}
