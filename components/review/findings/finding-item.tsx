import { Icon } from "@/components/ui/icon";
import { ruleTable, type Finding } from "@/lib/core/review";
import { reveal } from "../details/anchor";
import type { AddressNames } from "../names";
import { Said } from "../said";
import { FactList } from "./fact-list";
import { factsOf } from "./fact-words";
import { lookAlikeOf } from "./look-alike";
import { LookAlikePair } from "./look-alike-pair";

interface FindingItemProps {
  finding: Finding;
  names: AddressNames;
  anchor: string | null;
}

/** One finding: what it is called, its sentence, and on asking why it matters and what decided it. */
export function FindingItem({ finding, names, anchor }: FindingItemProps) {
  const { rule, severity, message } = finding;
  const { title, why } = ruleTable[rule];
  const look = severity === "block" ? stop : check;
  const pair = lookAlikeOf(finding);
  return (
    <li className={`rounded-control break-inside-avoid border-l-4 px-3 py-3 sm:px-4 ${look.box}`}>
      <div className="flex items-start gap-3">
        <Icon name={look.icon} className={`mt-0.5 size-4.5 ${look.ink}`} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="text-sm font-semibold">{title}</span>
            <span className="text-muted font-mono text-xs">{rule}</span>
          </p>
          <p className="text-sm wrap-anywhere">
            <Said text={message} />
          </p>
          {pair === null ? null : <LookAlikePair pair={pair} names={names} />}
          <div className="mt-1 flex flex-wrap items-start gap-x-4 text-sm">
            <details className="peer order-1 open:basis-full">
              <summary className={`inline-flex min-h-6 items-center gap-1 font-medium ${look.ink}`}>
                Why
                <Icon name="chevronDown" className="size-3.5" />
              </summary>
              <p className="mt-1 max-w-prose">{why}</p>
              {pair === null ? <FactList facts={factsOf(finding)} names={names} /> : null}
            </details>
            <Pointer finding={finding} anchor={anchor} />
          </div>
        </div>
      </div>
    </li>
  );
}

/** The way to the instruction that a finding points at. */
function Pointer({
  finding: { instruction },
  anchor,
}: Pick<FindingItemProps, "finding" | "anchor">) {
  if (instruction === null) return null;
  const words = `Instruction ${instruction + 1}`;
  if (anchor === null) return <span className="text-muted order-2 min-h-6">{words}</span>;
  return (
    <button
      type="button"
      onClick={() => {
        reveal(anchor, instruction);
      }}
      className="order-2 inline-flex min-h-6 items-center gap-1 underline underline-offset-4 print:hidden"
    >
      {words}
    </button>
  );
}

const stop = { icon: "stop", box: "border-stop bg-stop-soft", ink: "text-stop" } as const;
const check = { icon: "alert", box: "border-check bg-check-soft", ink: "text-check" } as const;
