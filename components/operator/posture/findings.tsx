import { Icon, type IconName } from "@/components/ui/icon";
import type { Finding, PostureState } from "@/lib/core/posture";
import { visibleText } from "@/lib/core/text";

const looks: Readonly<Record<PostureState, { icon: IconName; ink: string; spoken: string }>> = {
  pass: { icon: "check", ink: "text-safe", spoken: "Pass: " },
  attention: { icon: "alert", ink: "text-check", spoken: "Attention: " },
  fail: { icon: "stop", ink: "text-stop", spoken: "Fail: " },
};

/** Everything that was measured for a line, each with the shape of how it came out. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="grid gap-1">
      {findings.map(({ state, words }) => {
        const { icon, ink, spoken } = looks[state];
        return (
          <li key={words} className="flex gap-2">
            <Icon name={icon} className={`mt-0.5 size-4 ${ink}`} />
            <span className="min-w-0 wrap-anywhere">
              <span className="sr-only">{spoken}</span>
              {visibleText(words)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
