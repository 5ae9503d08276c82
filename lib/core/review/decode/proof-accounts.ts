import type { InstructionLayout } from "../programs/layout";
import type { ArgValue } from "./args";

/**
 * The names of an instruction's accounts as they stand. Token-2022's confidential instructions list
 * `…Record` only where that proof's offset is zero: the proof is then in the account and not in
 * another instruction, for which the instructions sysvar is listed instead. Source: spl-token-2022
 * `extension/confidential_transfer/instruction.rs`, `inner_transfer` and the like.
 */
export const slotsOf = (
  { slots, proofs }: InstructionLayout,
  args: Readonly<Record<string, ArgValue>>,
): readonly string[] => {
  if (!proofs) return slots;
  const elsewhere = Object.entries(args).flatMap(([name, offset]) =>
    name.endsWith("ProofInstructionOffset") && offset !== 0n ? [name] : [],
  );
  return slots.filter((slot) => {
    if (slot === "instructionsSysvar") return elsewhere.length > 0;
    return !elsewhere.includes(slot.replace(/Record$/u, "ProofInstructionOffset"));
  });
};
