import type { Address } from "../../solana";
import { isArgKind, type ArgKind } from "./arg-kinds";

type Arg = readonly [name: string, kind: ArgKind];

/** One instruction of a program: names as the published program clients have them. */
export interface InstructionLayout {
  readonly name: string;
  /** In order; those with a trailing "?" may be left out. */
  readonly accounts: readonly string[];
  readonly args: readonly Arg[];
  /**
   * Arguments that are repeated, numbered from 1, as often as the first of `args` says; what follows
   * them is what they point at, `data`.
   */
  readonly each: readonly Arg[];
  /** `accounts` without the question marks. */
  readonly slots: readonly string[];
  /** How many accounts there have to be at least. */
  readonly required: number;
  /** Whether accounts are there or not by where a proof stands: proof-accounts.ts. */
  readonly proofs: boolean;
}

/** Which instruction the data is, as the key of `instructions`, and how many bytes say so. */
export interface Tag {
  readonly key: string;
  readonly width: number;
}

/** One program, or several ids of the same. */
export interface ProgramTable {
  readonly name: string;
  readonly ids: readonly Address[];
  readonly tag: (data: Uint8Array) => Tag | null;
  readonly instructions: ReadonlyMap<string, InstructionLayout>;
}

type Row = readonly [key: string, name: string, accounts?: string, args?: string, each?: string];

const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

const readArg = (text: string): Arg => {
  const [name = "", kind = ""] = text.split(":");
  if (!isArgKind(kind)) throw new TypeError(`unknown argument kind ${kind}`);
  return [name, kind];
};

const isOptional = (account: string): boolean => account.endsWith("?");

/**
 * Rows as `[tag, name, "accounts in order", "argument:kind …", "repeated argument:kind …"]`: written
 * compactly because the review travels to the browser.
 * @throws TypeError where a tag stands twice or a kind is unknown.
 */
export const instructionTable = (rows: readonly Row[]): ReadonlyMap<string, InstructionLayout> => {
  const table = new Map<string, InstructionLayout>();
  for (const [key, name, accountText = "", args = "", each = ""] of rows) {
    if (table.has(key)) throw new TypeError(`two instructions have the tag ${key}`);
    const accounts = words(accountText);
    table.set(key, {
      name,
      accounts,
      args: words(args).map(readArg),
      each: words(each).map(readArg),
      slots: accounts.map((account) => (isOptional(account) ? account.slice(0, -1) : account)),
      required: accounts.filter((account) => !isOptional(account)).length,
      proofs: accounts.includes("instructionsSysvar?"),
    });
  }
  return table;
};

/** The tag is the first byte. */
export const byteTag = (data: Uint8Array): Tag | null =>
  data[0] === undefined ? null : { key: data[0].toString(), width: 1 };

/** The tag is a little-endian u32, as bincode writes enumerations. */
export const wordTag = (data: Uint8Array): Tag | null => {
  if (data.length < 4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = data;
  return { key: (a + b * 2 ** 8 + c * 2 ** 16 + d * 2 ** 24).toString(), width: 4 };
};

/** The program has one instruction and its data has no tag. */
export const noTag = (): Tag => ({ key: "", width: 0 });
