import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type Tone = "neutral" | "accent" | "safe" | "check" | "stop";

const tones: Readonly<Record<Tone, string>> = {
  neutral: "border-line bg-card text-muted",
  accent: "border-transparent bg-accent-soft text-accent",
  safe: "border-transparent bg-safe-soft text-safe",
  check: "border-transparent bg-check-soft text-check",
  stop: "border-transparent bg-stop-soft text-stop",
};

/** A word with its shape: tone is never told by colour alone. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {icon ? <Icon name={icon} className="size-3.5" /> : null}
      <span className="self-baseline first-letter:uppercase">{children}</span>
    </span>
  );
}
