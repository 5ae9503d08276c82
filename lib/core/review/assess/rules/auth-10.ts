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
import type { MessageContext } from "../context";
import { isHandover } from "../handovers";
import { leavesWallet } from "../leaving";
import { intentRule } from "../rule";

/** Needed for paying and receiving; what they move is judged by the PAY and GET rules. */
const system: ReadonlySet<string> = new Set([
  "transferSol",
  "createAccount",
  "createAccountWithSeed",
  "createAccountAllowPrefund",
]);
/**
 * No transfer, mint or revoke among them: paying in SOL needs none, and with the wallet's signature
 * they dispose of what it controls without owning it, as a delegate, a mint authority or one of
 * several signers.
 */
const token: ReadonlySet<string> = new Set([
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
  "setAuthority",
  "updateTokenMetadataUpdateAuthority",
  "updateTokenGroupUpdateAuthority",
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

/** The wallet's own tokens leaving it are PAY-04's to tell, or to allow where they were agreed. */
const isToldByPay04 = (context: MessageContext, { index, part }: Instruction): boolean =>
  context.expected.tokens.some(
    (move) => move.instruction === index && move.part === part && leavesWallet(context, move),
  );

/**
 * Closes the gap between "known" and "harmless": a known program acting with the wallet's authority
 * in a way no rule speaks of. What is not on the list is refused, so a new instruction is too.
 * Source: acting.ts says where each program looks for an authority.
 */
export const nothingElse = intentRule("AUTH-10", (context) =>
  context.instructions
    .filter(
      (instruction) =>
        instruction.known === "known" && !isNeeded(instruction) && !isHandover(instruction),
    )
    .filter(
      (instruction) =>
        usesWalletAuthority(context, instruction) && !isToldByPay04(context, instruction),
    )
    .map(({ index, name, programName }) => ({
      message: `The ${programName} instruction ${name} acts with your wallet's authority; what you agreed to does not need it.`,
      instruction: index,
      facts: { program: programName, instruction: name },
    })),
);
