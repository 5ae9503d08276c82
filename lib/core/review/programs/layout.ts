import type { Address } from "../../solana";

/** How an argument stands in instruction data. A trailing "?" has a one-byte presence flag before it. */
export type ArgKind =
  | "u8"
  | "u16"
  | "u32"
  | "u64"
  | "i64"
  | "f64"
  | "bool"
  | "key"
  | "key?"
  | "u64?"
  | "i64?"
  /** Length as u64, then UTF-8 (bincode). */
  | "string64"
  /** Everything that is left, as UTF-8. */
  | "text"
  /** Everything that is left, as hex. */
  | "rest";

/** One instruction of a program: names as the published program clients have them. */
export interface InstructionLayout {
  readonly name: string;
  /** In order; those with a trailing "?" may be left out at the end. */
  readonly accounts: readonly string[];
  readonly args: readonly (readonly [name: string, kind: ArgKind])[];
}

/** One program, or several ids of the same. */
export interface ProgramTable {
  readonly name: string;
  readonly ids: readonly Address[];
  /** Which instruction the data is, as the key of `instructions`, and the bytes that say so. */
  readonly tag: (data: Uint8Array) => { readonly key: string; readonly width: number } | null;
  readonly instructions: ReadonlyMap<string, InstructionLayout>;
}

type Row = readonly [key: string, name: string, accounts?: string, args?: string];

const argKinds: ReadonlySet<string> = new Set<ArgKind>([
  "u8",
  "u16",
  "u32",
  "u64",
  "i64",
  "f64",
  "bool",
  "key",
  "key?",
  "u64?",
  "i64?",
  "string64",
  "text",
  "rest",
]);
const isArgKind = (text: string): text is ArgKind => argKinds.has(text);

const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

const readArg = (text: string): readonly [string, ArgKind] => {
  const [name = "", kind = ""] = text.split(":");
  if (!isArgKind(kind)) throw new TypeError(`unknown argument kind ${kind}`);
  return [name, kind];
};

/**
 * Rows as `[tag, name, "accounts in order", "argument:kind …"]`: written compactly because the
 * review travels to the browser. @throws TypeError where a tag stands twice or a kind is unknown.
 */
export const instructionTable = (rows: readonly Row[]): ReadonlyMap<string, InstructionLayout> => {
  const table = new Map<string, InstructionLayout>();
  for (const [key, name, accounts = "", args = ""] of rows) {
    if (table.has(key)) throw new TypeError(`two instructions have the tag ${key}`);
    table.set(key, { name, accounts: words(accounts), args: words(args).map(readArg) });
  }
  return table;
};

/** The tag is the first byte. */
export const byteTag = (data: Uint8Array): { key: string; width: number } | null =>
  data[0] === undefined ? null : { key: data[0].toString(), width: 1 };

/** The tag is a little-endian u32, as bincode writes enumerations. */
export const wordTag = (data: Uint8Array): { key: string; width: number } | null => {
  if (data.length < 4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = data;
  return { key: (a + b * 2 ** 8 + c * 2 ** 16 + d * 2 ** 24).toString(), width: 4 };
};

/** The program has one instruction and its data has no tag. */
export const noTag = (): { key: string; width: number } => ({ key: "", width: 0 });
