import type { ReactNode } from "react";
import * as z from "zod";
import type { IconName } from "@/components/ui/icon";
import type { Fact as FactView, StateStep } from "@/lib/core/operator/step";
import { visibleText } from "@/lib/core/text";
import { Code } from "./facts";
import { Findings } from "./findings";
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

const findingsSchema = z.array(z.object({ rule: z.string(), message: z.string() })).min(1);

/** What a review or the chain found, where a value is that. */
const findingsIn = (value: string): z.infer<typeof findingsSchema> => {
  try {
    return findingsSchema.safeParse(JSON.parse(value)).data ?? [];
  } catch {
    return [];
  }
};

/** Lines and brackets are for machines: such a value is folded, however short. */
const isPlain = ({ value, raw }: FactView): boolean => !raw && !value.includes("\n");

function Evidence({ fact }: { fact: FactView }) {
  const { name, value } = fact;
  if (isPlain(fact)) {
    return (
      <p>
        <span className="text-muted">{visibleText(name)}</span> <Code>{visibleText(value)}</Code>
      </p>
    );
  }
  const findings = findingsIn(value);
  return (
    <>
      {findings.length === 0 ? null : <Findings findings={findings} />}
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
    </>
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
          <Evidence key={fact.name} fact={fact} />
        ))}
      </div>
    ),
  }));
