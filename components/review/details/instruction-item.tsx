import { AddressLabel } from "@/components/ui/address-label";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { ruleTable, type Finding, type ReviewedInstruction } from "@/lib/core/review";
import { explainInstruction } from "@/lib/core/review/explain";
import { nameOf, type AddressNames } from "../names";
import { Arguments } from "./arguments";
import { InstructionAccounts } from "./instruction-accounts";
import { RawData } from "./raw-data";
import { ReachedPrograms } from "./reached-programs";

interface InstructionItemProps {
  instruction: ReviewedInstruction;
  names: AddressNames;
  /** The findings that point at it. */
  findings: readonly Finding[];
  id: string | undefined;
}

const unknownWords = {
  "unknown-program": "unknown program",
  "unknown-instruction": "unknown instruction",
} as const;

/** One instruction in one plain sentence; its accounts and arguments on asking. */
export function InstructionItem({ instruction, names, findings, id }: InstructionItemProps) {
  const { index, program, programName, name, known, accounts, args } = instruction;
  const worst = findings[0];
  const edge =
    worst === undefined
      ? "border-line"
      : worst.severity === "block"
        ? "border-stop"
        : "border-check";
  return (
    <li
      id={id}
      tabIndex={-1}
      className={`rounded-control break-inside-avoid border px-3 py-3 sm:px-4 ${edge}`}
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="text-muted font-mono">{index + 1}</span>
        <strong className="font-semibold">{programName}</strong>
        <span className="font-mono wrap-anywhere">{name}</span>
        {known === "known" ? null : (
          <Badge tone="stop" icon="stop">
            {unknownWords[known]}
          </Badge>
        )}
      </p>
      <p className="mt-1 text-sm wrap-anywhere">
        <bdi>{explainInstruction(instruction, nameOf(names))}</bdi>
      </p>
      {findings.map((finding, position) => (
        <Mark key={position} finding={finding} />
      ))}
      <details className="group/parts mt-1.5 text-sm">
        <summary className="text-muted inline-flex min-h-6 items-center gap-1 text-xs">
          Accounts and arguments
          <Icon
            name="chevronDown"
            className="size-3.5 transition-transform group-open/parts:rotate-180"
          />
        </summary>
        <div className="mt-2 flex flex-col gap-1">
          <span className="text-muted text-xs">program</span>
          <AddressLabel address={program} label={`${programName} program`} form="whole" />
        </div>
        <Arguments args={args} />
        <InstructionAccounts accounts={accounts} names={names} />
        <ReachedPrograms reached={instruction.reached} names={names} />
        <RawData data={instruction.data} />
      </details>
    </li>
  );
}

/** What was found here, in the finding's own title: its rule stands with the finding. */
function Mark({ finding: { rule, severity } }: { finding: Finding }) {
  const look =
    severity === "block"
      ? ({ icon: "stop", ink: "text-stop" } as const)
      : ({ icon: "alert", ink: "text-check" } as const);
  return (
    <p className={`mt-1.5 flex items-center gap-1.5 text-sm font-medium ${look.ink}`}>
      <Icon name={look.icon} className="size-4" />
      {ruleTable[rule].title}
    </p>
  );
}
