import {
  isTokenProgram,
  ASSOCIATED_TOKEN,
  COMPUTE_BUDGET,
  LIGHTHOUSE,
  memoPrograms,
  SYSTEM,
} from "../../programs/addresses";
import type { Instruction } from "../../decode/instruction";
import { usesWalletAuthority } from "../acting";
import { isHandover } from "../handovers";
import { intentRule } from "../rule";

/** Needed for paying and receiving; what they move is judged by the PAY and GET rules. */
const system: ReadonlySet<string> = new Set([
  "transferSol",
  "createAccount",
  "createAccountWithSeed",
  "createAccountAllowPrefund",
]);
const token: ReadonlySet<string> = new Set([
  "transfer",
  "transferChecked",
  "transferCheckedWithFee",
  "mintTo",
  "mintToChecked",
  "revoke",
  "syncNative",
  "initializeAccount",
  "initializeAccount2",
  "initializeAccount3",
  "batch",
]);
/** Judged by a rule of their own, which says it better. */
const judged: ReadonlySet<string> = new Set([
  "assign",
  "allocate",
  "allocateWithSeed",
  "assignWithSeed",
  "advanceNonceAccount",
  "setAuthority",
  "approve",
  "approveChecked",
  "closeAccount",
  "withdrawExcessLamports",
  "unwrapLamports",
  "burn",
  "burnChecked",
  "permissionedBurn",
  "permissionedBurnChecked",
]);

const isNeeded = ({ program, name }: Instruction): boolean => {
  if (program === SYSTEM) return system.has(name) || judged.has(name);
  if (isTokenProgram(program)) return token.has(name) || judged.has(name);
  if (program === ASSOCIATED_TOKEN) return name.startsWith("createAssociatedToken");
  if (program === LIGHTHOUSE) return name.startsWith("assert");
  return program === COMPUTE_BUDGET || memoPrograms.has(program);
};

/**
 * Closes the gap between "known" and "harmless": a known program acting with the wallet's authority
 * in a way no rule speaks of. What is not on the list is refused, so a new instruction is too.
 */
export const nothingElse = intentRule("AUTH-10", (context) =>
  context.instructions
    .filter(
      (instruction) =>
        instruction.known === "known" && !isNeeded(instruction) && !isHandover(instruction),
    )
    .filter((instruction) => usesWalletAuthority(context, instruction))
    .map(({ index, name, programName }) => ({
      message: `The ${programName} instruction ${name} acts with your wallet's authority; this purchase does not need it.`,
      instruction: index,
      facts: { program: programName, instruction: name },
    })),
);
