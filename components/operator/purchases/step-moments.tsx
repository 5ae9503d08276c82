import type { IconName } from "@/components/ui/icon";
import type { Fact as FactView, PurchaseStep } from "@/lib/core/operator/purchases";
import { visibleText } from "@/lib/core/text";
import { Code } from "../frame/facts";
import type { Moment } from "../frame/timeline";
import { PurchaseBadge } from "./purchase-badge";

const icons: Readonly<Record<string, IconName>> = {
  dispute: "stop",
  refuse: "stop",
  fail: "alert",
  expire: "clock",
  decline: "close",
  own: "safe",
};

function Evidence({ name, value, raw }: FactView) {
  if (!raw) {
    return (
      <p>
        <span className="text-muted">{visibleText(name)}</span> <Code>{visibleText(value)}</Code>
      </p>
    );
  }
  return (
    <details>
      <summary className="text-accent underline underline-offset-4">
        {`${visibleText(name)} (raw, ${value.length} characters)`}
      </summary>
      <pre
        tabIndex={0}
        aria-label={visibleText(name)}
        className="bg-wall mt-1 max-h-64 overflow-auto rounded-sm p-2 whitespace-pre-wrap break-all"
      >
        {visibleText(value, { lines: true })}
      </pre>
    </details>
  );
}

/** The transitions of a purchase, each with what decided it, for a timeline. */
export const stepMoments = (steps: readonly PurchaseStep[]): readonly Moment[] =>
  steps.map(({ from, to, event, at, evidence }, position) => ({
    key: `step-${position}`,
    at,
    icon: icons[event] ?? "check",
    title: (
      <span className="inline-flex flex-wrap items-center gap-2">
        {event}
        {from === to ? null : <PurchaseBadge state={to} />}
      </span>
    ),
    children: (
      <div className="mt-1 grid gap-0.5 text-xs">
        {evidence.map((fact) => (
          <Evidence key={fact.name} {...fact} />
        ))}
      </div>
    ),
  }));
