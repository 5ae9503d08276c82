import type { Finding, ReviewedInstruction } from "@/lib/core/review";
import type { AddressNames } from "../names";
import { anchorOf } from "./anchor";
import { Fold } from "./fold";
import { InstructionItem } from "./instruction-item";

interface InstructionsProps {
  instructions: readonly ReviewedInstruction[];
  names: AddressNames;
  /** Those of the same transaction; each instruction is marked with what was found in it. */
  findings?: readonly Finding[];
  /** The same as the findings got, so that they lead here. */
  anchor: string;
  open?: boolean;
}

/** Every instruction with its accounts and arguments, in the order the cluster runs them. */
export function Instructions({
  instructions,
  names,
  findings = [],
  anchor,
  open = false,
}: InstructionsProps) {
  return (
    <Fold title="All instructions" aside={String(instructions.length)} open={open}>
      <ol className="flex flex-col gap-3">
        {instructions.map((instruction, position) => {
          // The parts of a batch share its index: a finding leads to the first of them.
          const first = instructions.findIndex(({ index }) => index === instruction.index);
          return (
            <InstructionItem
              key={position}
              instruction={instruction}
              names={names}
              findings={findings.filter((finding) => finding.instruction === instruction.index)}
              id={first === position ? anchorOf(anchor, instruction.index) : undefined}
            />
          );
        })}
      </ol>
    </Fold>
  );
}
