import * as z from "zod";
import { ASSOCIATED_TOKEN, SYSTEM, TOKEN, TOKEN_2022 } from "../programs/addresses";
import { knownPrograms } from "../programs/registry";
import { isAddress } from "../../solana";
import type { Instruction } from "../decode/instruction";
import type { Simulation } from "../resolve/cluster-reader";

/** A node's TransactionError, in words. */
export interface ErrorWords {
  readonly sentence: string;
  readonly instruction: number | null;
  /** Why it failed, as far as other rules tell the same better. */
  readonly kind: "funds" | "blockhash" | "other";
}

const tokenErrors: ReadonlyMap<number, string> = new Map([
  [0, "an account does not hold its deposit"],
  [1, "there are not enough tokens"],
  [2, "the mint is not valid"],
  [3, "the account belongs to another mint"],
  [4, "the account belongs to someone else"],
  [5, "the supply is fixed"],
  [6, "the account is already in use"],
  [11, "the account is not empty"],
  [13, "the account is not in a state that allows this"],
  [14, "an amount is too large"],
  [17, "the account is frozen"],
  [18, "the decimals differ from the mint's"],
]);

/** Source: `SystemError`, `TokenError`, `AssociatedTokenAccountError` in the programs' repositories. */
const customErrors: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  [
    SYSTEM,
    new Map([
      [0, "an account with that address already exists"],
      [1, "there is not enough SOL in the account that pays"],
      [2, "the program can't own the account"],
      [3, "the account would have an invalid size"],
      [5, "the address does not come from its seed"],
    ]),
  ],
  [TOKEN, tokenErrors],
  [TOKEN_2022, tokenErrors],
  [ASSOCIATED_TOKEN, new Map([[0, "the associated account belongs to someone else"]])],
]);

const transactionErrors: Readonly<Record<string, string>> = {
  AccountNotFound: "the account that should pay does not exist on this cluster",
  AccountInUse: "an account is in use at this moment",
  AccountLoadedTwice: "an account stands in it twice",
  AlreadyProcessed: "it was processed before",
  BlockhashNotFound: "its blockhash is unknown or too old",
  DuplicateInstruction: "the network fee is set twice",
  InsufficientFundsForFee: "there is not enough SOL for the network fee",
  InsufficientFundsForRent: "an account would be left with less SOL than it must hold",
  InvalidAccountForFee: "the account that should pay the fee can't pay fees",
  InvalidAddressLookupTableIndex: "a lookup table has no such entry",
  AddressLookupTableNotFound: "a lookup table does not exist",
  ProgramAccountNotFound: "a program it calls does not exist on this cluster",
  ProgramExecutionTemporarilyRestricted: "a program is restricted for the moment",
};

const funds: ReadonlySet<string> = new Set([
  "InsufficientFundsForFee",
  "InsufficientFundsForRent",
  "AccountNotFound",
]);

const instructionErrorSchema = z.object({ InstructionError: z.tuple([z.number(), z.unknown()]) });
const customSchema = z.object({ Custom: z.number() });
const recordSchema = z.record(z.string(), z.unknown());

/** The innermost program that failed, by the node's own log; the outer ones only pass it on. */
const failedProgram = (logs: readonly string[]): string | null => {
  for (const line of logs) {
    const [word, id = "", failed] = line.split(" ");
    if (word === "Program" && failed === "failed:" && isAddress(id)) return id;
  }
  return null;
};

const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/gu, "$1 $2").toLowerCase();

const variantName = (error: unknown): string => {
  if (typeof error === "string") return error;
  const parsed = recordSchema.safeParse(error);
  return (parsed.success ? Object.keys(parsed.data)[0] : undefined) ?? "unknown error";
};

const instructionWords = (
  index: number,
  detail: unknown,
  simulation: Simulation,
  instructions: readonly Instruction[],
): ErrorWords => {
  const top = instructions.find((instruction) => instruction.index === index);
  const program = failedProgram(simulation.logs) ?? top?.program ?? "";
  const name =
    (isAddress(program) ? knownPrograms.get(program)?.name : undefined) ??
    `unknown program ${program}`;
  const custom = customSchema.safeParse(detail);
  const code = custom.success ? custom.data.Custom : null;
  const reason =
    code === null
      ? spaced(variantName(detail))
      : (customErrors.get(program)?.get(code) ?? `error number ${code}`);
  return {
    sentence: `the ${name} instruction ${index + 1} fails: ${reason}`,
    instruction: index,
    kind: program === SYSTEM && code === 1 ? "funds" : "other",
  };
};

/** Puts the error of a failed simulation into words, with the program's own where it is known. */
export const errorWords = (
  simulation: Simulation,
  instructions: readonly Instruction[],
): ErrorWords => {
  const parsed = instructionErrorSchema.safeParse(simulation.error);
  if (parsed.success) {
    const [index, detail] = parsed.data.InstructionError;
    return instructionWords(index, detail, simulation, instructions);
  }
  const name = variantName(simulation.error);
  const kind = name === "BlockhashNotFound" ? "blockhash" : funds.has(name) ? "funds" : "other";
  return { sentence: transactionErrors[name] ?? spaced(name), instruction: null, kind };
};
