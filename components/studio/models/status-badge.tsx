import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { modelStatusWords, type ModelView } from "@/lib/core/model";

const looks: Readonly<Record<ModelView["status"], { tone: Tone; icon: IconName }>> = {
  pending_training: { tone: "neutral", icon: "minus" },
  training_queued: { tone: "accent", icon: "clock" },
  training: { tone: "accent", icon: "sliders" },
  active: { tone: "safe", icon: "check" },
  failed: { tone: "stop", icon: "alert" },
};

/** A model's state in its word, with its own shape. */
export function StatusBadge({ status }: { status: ModelView["status"] }) {
  return <Badge {...looks[status]}>{modelStatusWords[status]}</Badge>;
}
