import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { HandoverState } from "@/lib/core/listing";
import type { SellingLine } from "@/lib/core/operator/sales";
import type { SaleState } from "@/lib/core/sales";

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
}

const handoverLooks: Readonly<Record<HandoverState, Look>> = {
  prepared: { tone: "neutral", icon: "clock" },
  signed: { tone: "accent", icon: "clock" },
  submitted: { tone: "accent", icon: "arrowRight" },
  landed: { tone: "accent", icon: "check" },
  done: { tone: "safe", icon: "safe" },
  declined: { tone: "neutral", icon: "close" },
  refused: { tone: "check", icon: "stop" },
  expired: { tone: "neutral", icon: "minus" },
  failed: { tone: "check", icon: "alert" },
};

const saleLooks: Readonly<Record<SaleState, Look>> = {
  unchecked: { tone: "accent", icon: "clock" },
  checked: { tone: "safe", icon: "safe" },
  mismatch: { tone: "stop", icon: "stop" },
};

/** The states by their own names, as logs and the database have them. */
export function HandoverBadge({ state }: { state: HandoverState }) {
  return <Badge {...handoverLooks[state]}>{state}</Badge>;
}

export function SaleBadge({ state }: { state: SaleState }) {
  return <Badge {...saleLooks[state]}>{state}</Badge>;
}

/** How either stands, and that it needs a person. */
export function SellingStanding({ line }: { line: SellingLine }) {
  if (line.kind === "sale") return <SaleBadge state={line.state} />;
  return (
    <span className="inline-flex flex-wrap gap-1">
      <HandoverBadge state={line.state} />
      {line.contested ? (
        <Badge tone="stop" icon="stop">
          disputed
        </Badge>
      ) : null}
    </span>
  );
}
