import type { Difference } from "@/lib/core/operator/sales";
import { visibleText } from "@/lib/core/text";
import { Code } from "./facts";

/** What was found otherwise than agreed, each with the rule that says so. */
export function Findings({ findings }: { findings: readonly Difference[] }) {
  return (
    <ul className="grid gap-1.5">
      {findings.map(({ rule, message }) => (
        <li key={`${rule} ${message}`} className="grid gap-x-3 sm:grid-cols-[5.5rem_minmax(0,1fr)]">
          <Code>{visibleText(rule)}</Code>
          <span className="min-w-0 wrap-anywhere">{visibleText(message)}</span>
        </li>
      ))}
    </ul>
  );
}
