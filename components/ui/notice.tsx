import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type NoticeTone = "info" | "safe" | "check" | "stop";

const looks: Readonly<Record<NoticeTone, { icon: IconName; box: string; ink: string }>> = {
  info: { icon: "info", box: "border-line bg-card", ink: "text-accent" },
  safe: { icon: "safe", box: "border-safe/40 bg-safe-soft", ink: "text-safe" },
  check: { icon: "alert", box: "border-check/40 bg-check-soft", ink: "text-check" },
  stop: { icon: "stop", box: "border-stop/40 bg-stop-soft", ink: "text-stop" },
};

interface NoticeProps {
  tone?: NoticeTone;
  /** `alert` interrupts; `status` waits; without a role it is plain text of the page. */
  role?: "alert" | "status";
  children: ReactNode;
}

/** A sentence that matters, with the shape of its tone: what happened, what it means, what to do. */
export function Notice({ tone = "info", role, children }: NoticeProps) {
  const { icon, box, ink } = looks[tone];
  return (
    <div role={role} className={`rounded-card flex gap-3 border px-4 py-3 text-sm ${box}`}>
      <Icon name={icon} className={`mt-0.5 size-4.5 ${ink}`} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
