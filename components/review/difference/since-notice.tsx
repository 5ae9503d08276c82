import { Notice } from "@/components/ui/notice";
import { isSame, type Difference } from "@/lib/browser/review/difference";
import type { Change } from "@/lib/browser/review/instruction-changes";
import type { Assessed } from "@/lib/browser/review/state";
import { ruleTable, type Finding } from "@/lib/core/review";
import type { AddressNames } from "../names";
import { InstructionDifferences } from "./instruction-differences";
import { WasIs } from "./was-is";

interface SinceNoticeProps {
  since: NonNullable<Assessed["since"]>;
  names: AddressNames;
}

const sameWords = {
  another: "Prepared again. Nothing changed but the blockhash and the purchase’s number.",
  this: "Looked at again just now: nothing has changed. Press “Sign in wallet” to go on.",
} as const;

const otherWords = {
  another: "Prepared again, and not the same as before",
  this: "Looked at again just now, and not as it was",
} as const;

/** What this reading says otherwise than the one before: amounts, findings, instructions. */
export function SinceNotice({ since, names }: SinceNoticeProps) {
  const { reading, difference } = since;
  if (isSame(difference)) return <Notice tone="safe">{sameWords[reading]}</Notice>;
  return (
    <Notice tone="check">
      <p className="font-semibold">{otherWords[reading]}</p>
      <Differences difference={difference} names={names} />
    </Notice>
  );
}

function Differences({ difference, names }: { difference: Difference; names: AddressNames }) {
  const { figures, added, gone, instructions } = difference;
  return (
    <div className="mt-2 flex flex-col gap-3">
      {figures.map((change) => (
        <Figure key={change.what} change={change} />
      ))}
      <Titles words="New below" findings={added} />
      <Titles words="No longer found" findings={gone} />
      <InstructionDifferences changes={instructions} names={names} />
    </div>
  );
}

function Figure({ change }: { change: Change }) {
  return (
    <div>
      <p className="text-xs font-medium">{change.what}</p>
      <WasIs before={change.before} now={change.now} />
    </div>
  );
}

/** By name only: each stands in full, with its rule, among the findings. */
function Titles({ words, findings }: { words: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <p>
      <span className="text-xs font-medium">{words}: </span>
      {findings.map(({ rule }) => ruleTable[rule].title).join(", ")}
    </p>
  );
}
