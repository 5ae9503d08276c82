import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { standingOf, type CallFilter, type CallLine } from "@/lib/core/operator/calls";

const looks: Readonly<Record<CallFilter, { tone: Tone; icon: IconName }>> = {
  answered: { tone: "safe", icon: "check" },
  refused: { tone: "stop", icon: "stop" },
  limited: { tone: "check", icon: "clock" },
  rejected: { tone: "neutral", icon: "close" },
  failing: { tone: "check", icon: "alert" },
  unanswered: { tone: "check", icon: "minus" },
  repeated: { tone: "neutral", icon: "minus" },
};

/** How a call or an attempt ended: its status, or the kind of its failure. */
export function CallBadge({ call }: { call: Pick<CallLine, "status" | "outcome"> }) {
  const { status, outcome } = call;
  return (
    <Badge {...looks[standingOf(call)]}>
      {status === null || outcome !== "answer" ? outcome : status.toString()}
    </Badge>
  );
}
