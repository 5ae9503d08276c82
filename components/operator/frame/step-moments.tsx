import type { ReactNode } from "react";
import type { IconName } from "@/components/ui/icon";
import type { Fact as FactView, StateStep } from "@/lib/core/operator/step";
import { visibleText } from "@/lib/core/text";
import { Code } from "./facts";
import type { Moment } from "./timeline";

const icons: Readonly<Record<string, IconName>> = {
  dispute: "stop",
  refuse: "stop",
  mismatch: "stop",
  fail: "alert",
  expire: "clock",
  decline: "close",
  own: "safe",
  finish: "safe",
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

/** Transitions, each with what decided it, for a timeline. @param badge how a state is shown */
export const stepMoments = <State extends string>(
  steps: readonly StateStep<State>[],
  badge: (state: State) => ReactNode,
): readonly Moment[] =>
  steps.map(({ from, to, event, at, evidence }, position) => ({
    key: `step-${position}`,
    at,
    icon: icons[event] ?? "check",
    title: (
      <span className="inline-flex flex-wrap items-center gap-2">
        {event}
        {from === to ? null : badge(to)}
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
