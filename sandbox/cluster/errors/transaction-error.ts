import * as z from "zod";
import type { FailedTransactionMetadata } from "litesvm";
import { instructionErrors } from "./instruction-errors";
import { transactionErrors } from "./transaction-errors";

const instructionError = z.union([z.string(), z.object({ Custom: z.number() })]);

/** A transaction's error as a node writes it in JSON: a name, or a name with its detail. */
export const transactionErrorSchema = z.union([
  z.string(),
  z.object({ InstructionError: z.tuple([z.number(), instructionError]) }),
  z.object({ DuplicateInstruction: z.number() }),
  z.object({ InsufficientFundsForRent: z.object({ account_index: z.number() }) }),
  z.object({ ProgramExecutionTemporarilyRestricted: z.object({ account_index: z.number() }) }),
]);
export type TransactionError = z.output<typeof transactionErrorSchema>;

type RuntimeError = ReturnType<FailedTransactionMetadata["err"]>;

const nameAt = (table: readonly (readonly [string, string])[], index: number): string => {
  const row = table[index];
  if (row === undefined) throw new RangeError(`the runtime knows an error ${index} we do not`);
  return row[0];
};

/** Turns litesvm's error into the JSON form of a node. */
export const fromRuntime = (error: RuntimeError): TransactionError => {
  if (typeof error === "number") return nameAt(transactionErrors, error);
  if ("err" in error) {
    const inner = error.err();
    if (typeof inner === "number") {
      return { InstructionError: [error.index, nameAt(instructionErrors, inner)] };
    }
    if ("code" in inner) return { InstructionError: [error.index, { Custom: inner.code }] };
    return { InstructionError: [error.index, "BorshIoError"] };
  }
  if ("index" in error) return { DuplicateInstruction: error.index };
  // Both remaining classes carry the same field; only their names tell them apart.
  const detail = { account_index: error.accountIndex };
  return error.constructor.name === "TransactionErrorInsufficientFundsForRent"
    ? { InsufficientFundsForRent: detail }
    : { ProgramExecutionTemporarilyRestricted: detail };
};

const wordsOf = (table: readonly (readonly [string, string])[], name: string): string =>
  table.find(([known]) => known === name)?.[1] ?? name;

/** The sentence a node prints for the error. */
export const transactionErrorWords = (error: TransactionError): string => {
  if (typeof error === "string") return wordsOf(transactionErrors, error);
  if ("InstructionError" in error) {
    const [index, inner] = error.InstructionError;
    const words =
      typeof inner === "string"
        ? wordsOf(instructionErrors, inner)
        : `custom program error: 0x${inner.Custom.toString(16)}`;
    return `Error processing Instruction ${index}: ${words}`;
  }
  if ("DuplicateInstruction" in error) {
    return `Transaction contains a duplicate instruction (${error.DuplicateInstruction}) that is not allowed`;
  }
  if ("InsufficientFundsForRent" in error) {
    return `Transaction results in an account (${error.InsufficientFundsForRent.account_index}) with insufficient funds for rent`;
  }
  const { account_index: index } = error.ProgramExecutionTemporarilyRestricted;
  return `Execution of the program referenced by account at index ${index} is temporarily restricted.`;
};
