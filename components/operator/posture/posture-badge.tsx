import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { PostureState } from "@/lib/core/posture";

const looks: Readonly<Record<PostureState, { tone: Tone; icon: IconName; word: string }>> = {
  pass: { tone: "safe", icon: "check", word: "Pass" },
  attention: { tone: "check", icon: "alert", word: "Attention" },
  fail: { tone: "stop", icon: "stop", word: "Fail" },
};

/** How a requirement is kept: shape and word. */
export function PostureBadge({ state }: { state: PostureState }) {
  const { tone, icon, word } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
