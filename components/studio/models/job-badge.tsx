import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { JobState, JobView } from "@/lib/core/job";

const looks: Readonly<Record<JobState, { words: string; tone: Tone; icon: IconName }>> = {
  created: { words: "Being sent", tone: "accent", icon: "clock" },
  queued: { words: "Waiting", tone: "accent", icon: "clock" },
  processing: { words: "Under way", tone: "accent", icon: "sliders" },
  completed: { words: "Done", tone: "safe", icon: "check" },
  failed: { words: "Failed", tone: "stop", icon: "alert" },
  cancelled: { words: "Cancelled", tone: "neutral", icon: "close" },
  refused: { words: "Not taken", tone: "stop", icon: "stop" },
  unconfirmed: { words: "Not known", tone: "check", icon: "alert" },
  lost: { words: "Lost", tone: "check", icon: "alert" },
  abandoned: { words: "No news", tone: "check", icon: "clock" },
};

/** A job's state in a word with its shape, and how far it is while REALM says so. */
export function JobBadge({ state, progress }: Pick<JobView, "state" | "progress">) {
  const { words, ...look } = looks[state];
  const isMoving = (state === "created" || state === "processing") && progress > 0;
  return (
    <Badge {...look}>
      {words}
      {isMoving ? <span className="tabular-nums"> {progress} %</span> : null}
    </Badge>
  );
}
