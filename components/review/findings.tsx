import { Icon } from "@/components/ui/icon";
import { ruleTable, type Finding } from "@/lib/core/review";
import { Facts } from "./facts";

/** What the rules found, worst first, each with the reason why the rule exists. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <section aria-label="Findings">
      <ul className="flex flex-col gap-2">
        {findings.map((finding, index) => (
          <FindingItem key={`${finding.rule}:${index}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function FindingItem({ finding }: { finding: Finding }) {
  const { rule, severity, message, instruction, facts } = finding;
  const { title, why } = ruleTable[rule];
  const look = severity === "block" ? stop : check;
  return (
    <li className={`rounded-control border-l-4 px-4 py-3 ${look.box}`}>
      <div className="flex items-start gap-3">
        <Icon name={look.icon} className={`mt-0.5 size-4.5 ${look.ink}`} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="text-sm font-semibold">{title}</span>
            <span className="text-muted font-mono text-xs">
              {rule}
              {instruction === null ? "" : ` · instruction ${instruction + 1}`}
            </span>
          </p>
          <p className="text-sm break-words">{message}</p>
          <details className="mt-1 text-sm">
            <summary className={`inline-flex items-center gap-1 font-medium ${look.ink}`}>
              Why
              <Icon name="chevronDown" className="size-3.5" />
            </summary>
            <p className="mt-1 max-w-prose">{why}</p>
            <Facts facts={facts} />
          </details>
        </div>
      </div>
    </li>
  );
}

const stop = { icon: "stop", box: "border-stop bg-stop-soft", ink: "text-stop" } as const;
const check = { icon: "alert", box: "border-check bg-check-soft", ink: "text-check" } as const;
