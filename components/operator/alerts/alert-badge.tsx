import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type {
  AlertDeliveryState,
  AlertEventKind,
  AlertState,
  AlertView,
} from "@/lib/core/operator/alerts";

interface Look {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly words: string;
}

const states: Readonly<Record<AlertState, Look>> = {
  quiet: { tone: "safe", icon: "check", words: "Quiet" },
  pending: { tone: "check", icon: "clock", words: "Pending" },
  firing: { tone: "stop", icon: "alert", words: "Firing" },
};

const kinds: Readonly<Record<AlertEventKind, Look>> = {
  fired: { tone: "stop", icon: "alert", words: "Fired" },
  worse: { tone: "stop", icon: "plus", words: "Worse" },
  resolved: { tone: "safe", icon: "check", words: "Over" },
};

const deliveries: Readonly<Record<AlertDeliveryState, Look>> = {
  waiting: { tone: "accent", icon: "clock", words: "Waiting" },
  delivered: { tone: "safe", icon: "check", words: "Delivered" },
  "given-up": { tone: "stop", icon: "stop", words: "Given up" },
  silenced: { tone: "neutral", icon: "minus", words: "Silenced" },
  nowhere: { tone: "neutral", icon: "close", words: "No address" },
};

const badge = ({ words, ...look }: Look) => <Badge {...look}>{words}</Badge>;

/** How a rule stands: shape and word. A warning fires more quietly than what is critical. */
export function AlertBadge({
  alert: { rule, state },
}: {
  alert: Pick<AlertView, "rule" | "state">;
}) {
  const look = states[state];
  return badge(
    state === "firing" && rule.severity === "warning" ? { ...look, tone: "check" } : look,
  );
}

export function AlertKindBadge({ kind }: { kind: AlertEventKind }) {
  return badge(kinds[kind]);
}

export function DeliveryStateBadge({ delivery }: { delivery: AlertDeliveryState }) {
  return badge(deliveries[delivery]);
}
