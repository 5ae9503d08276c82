import { Icon, type IconName } from "@/components/ui/icon";
import type { InstructionChange } from "@/lib/browser/review/instruction-changes";
import type { ReviewedInstruction } from "@/lib/core/review";
import { explainInstruction } from "@/lib/core/review/explain";
import { nameOf, type AddressNames } from "../names";
import { WasIs } from "./was-is";

interface InstructionDifferencesProps {
  changes: readonly InstructionChange[];
  names: AddressNames;
}

/** Instruction by instruction: what it was, what it is, and in which values. */
export function InstructionDifferences({ changes, names }: InstructionDifferencesProps) {
  if (changes.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {changes.map((change, index) => (
        <Row key={index} change={change} names={names} />
      ))}
    </ul>
  );
}

const looks = {
  changed: { icon: "alert", words: "Changed" },
  added: { icon: "plus", words: "Added" },
  removed: { icon: "minus", words: "Left out" },
} as const satisfies Record<string, { icon: IconName; words: string }>;

const kindOf = ({ before, now }: InstructionChange): keyof typeof looks =>
  before === null ? "added" : now === null ? "removed" : "changed";

function Row({ change, names }: { change: InstructionChange; names: AddressNames }) {
  const { before, now, fields } = change;
  const { icon, words } = looks[kindOf(change)];
  const shown = now ?? before;
  if (shown === null) return null;
  return (
    <li className="border-edge/60 rounded-control bg-card border px-3 py-2.5">
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        <Icon name={icon} className="size-4" />
        <strong className="font-semibold">{words}</strong>
        <span className="text-muted text-xs">
          instruction {shown.index + 1} · {shown.programName} {shown.name}
        </span>
      </p>
      {before === null ? null : <Sentence label="was" instruction={before} names={names} />}
      {now === null ? null : <Sentence label="is" instruction={now} names={names} />}
      {fields.length === 0 ? null : (
        <details className="mt-1.5">
          <summary className="text-muted inline-flex min-h-6 items-center gap-1 text-xs">
            Value by value
            <Icon name="chevronDown" className="size-3.5" />
          </summary>
          {fields.map(({ what, before: old, now: fresh }) => (
            <div key={what} className="mt-1.5">
              <p className="text-xs font-medium">{what}</p>
              <WasIs before={old} now={fresh} />
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

function Sentence({
  label,
  instruction,
  names,
}: {
  label: "was" | "is";
  instruction: ReviewedInstruction;
  names: AddressNames;
}) {
  return (
    <p className="mt-1 flex gap-2 text-sm">
      <span className="text-muted w-8 shrink-0 text-xs leading-5">{label}</span>
      <bdi className={`min-w-0 wrap-anywhere ${label === "was" ? "text-muted" : ""}`}>
        {explainInstruction(instruction, nameOf(names))}
      </bdi>
    </p>
  );
}
