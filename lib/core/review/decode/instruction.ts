import { bytesToHex } from "@noble/hashes/utils.js";
import type { Address } from "../../solana";
import type { ArgKind, InstructionLayout } from "../programs/layout";
import { knownPrograms } from "../programs/registry";
import { addressText } from "./address-text";
import type { AccountKey } from "./keys";
import { ByteReader, MalformedBytes } from "./reader";

/** Integers are bigint; addresses and text are strings; an absent option is null. */
export type ArgValue = bigint | string | null;

export interface NamedAccount extends AccountKey {
  readonly name: string;
}

export interface Instruction {
  /** Position in the message. */
  readonly index: number;
  /** Position inside a batch, or null. */
  readonly part: number | null;
  readonly program: Address;
  readonly programName: string;
  readonly name: string;
  readonly known: "known" | "unknown-program" | "unknown-instruction";
  readonly accounts: readonly NamedAccount[];
  readonly args: Readonly<Record<string, ArgValue>>;
  readonly data: Uint8Array;
  /** Bytes beyond the last argument. The runtime ignores them, which is why they are counted. */
  readonly tail: number;
}

const BOOLEANS = ["false", "true"] as const;

const utf8 = new TextDecoder();

const optional = <T>(reader: ByteReader, read: () => T): T | null => {
  const flag = reader.u8();
  if (flag > 1) throw new MalformedBytes("an option is neither there nor absent");
  return flag === 0 ? null : read();
};

const signed = (value: bigint): bigint => BigInt.asIntN(64, value);

const readers: Readonly<Record<ArgKind, (reader: ByteReader) => ArgValue>> = {
  u8: (reader) => BigInt(reader.u8()),
  u16: (reader) => BigInt(reader.uint(2)),
  u32: (reader) => BigInt(reader.uint(4)),
  u64: (reader) => reader.u64(),
  i64: (reader) => signed(reader.u64()),
  f64: (reader) => {
    const bytes = reader.take(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true).toString();
  },
  bool: (reader) => BOOLEANS[reader.u8()] ?? null,
  key: (reader) => addressText(reader.take(32)),
  "key?": (reader) => optional(reader, () => addressText(reader.take(32))),
  "u64?": (reader) => optional(reader, () => reader.u64()),
  "i64?": (reader) => optional(reader, () => signed(reader.u64())),
  string64: (reader) => {
    const length = reader.u64();
    if (length > BigInt(reader.remaining)) throw new MalformedBytes("a text ends too early");
    return utf8.decode(reader.take(Number(length)));
  },
  text: (reader) => utf8.decode(reader.take(reader.remaining)),
  rest: (reader) => bytesToHex(reader.take(reader.remaining)),
};

const readArgs = (
  layout: InstructionLayout,
  data: Uint8Array,
  offset: number,
): { args: Record<string, ArgValue>; tail: number } | null => {
  const reader = new ByteReader(data, offset);
  const args: Record<string, ArgValue> = {};
  try {
    for (const [name, kind] of layout.args) args[name] = readers[kind](reader);
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
  return { args, tail: reader.remaining };
};

const nameAccounts = (keys: readonly AccountKey[], names: readonly string[]): NamedAccount[] =>
  keys.map((key, position) => {
    const name = names[position]?.replace("?", "") ?? `account ${position + 1}`;
    return key.unresolved
      ? { ...key, name: `${name} (entry ${key.unresolved.entry} of this lookup table)` }
      : { ...key, name };
  });

/**
 * Names one instruction, its accounts and its arguments. "Nobody knows this program" and "its table
 * does not know this instruction" are different results; neither is an error.
 */
export const describeInstruction = (
  place: { index: number; part: number | null },
  program: Address,
  keys: readonly AccountKey[],
  data: Uint8Array,
): Instruction => {
  const table = knownPrograms.get(program);
  const base = { ...place, program, data, programName: table?.name ?? "Unknown program" };
  const nothing = { accounts: nameAccounts(keys, []), args: { data: bytesToHex(data) }, tail: 0 };
  if (table === undefined)
    return { ...base, ...nothing, name: "unknown", known: "unknown-program" };
  const tag = table.tag(data);
  const layout = tag && table.instructions.get(tag.key);
  const read = layout && readArgs(layout, data, tag.width);
  const required = layout?.accounts.filter((name) => !name.endsWith("?")).length ?? 0;
  if (!layout || !read || keys.length < required) {
    return { ...base, ...nothing, name: layout?.name ?? "unknown", known: "unknown-instruction" };
  }
  const accounts = nameAccounts(keys, layout.accounts);
  return { ...base, name: layout.name, known: "known", accounts, args: read.args, tail: read.tail };
};

/** The account that stands under `name`. @throws TypeError where the layout has none: a rule's mistake. */
export const accountOf = (instruction: Instruction, name: string): NamedAccount => {
  const found = instruction.accounts.find(
    (account) => account.name === name || account.name.startsWith(`${name} (`),
  );
  if (found === undefined) throw new TypeError(`${instruction.name} has no account ${name}`);
  return found;
};

/** An integer argument. @throws TypeError where the layout has none of that name. */
export const amountOf = (instruction: Instruction, name: string): bigint => {
  const value = instruction.args[name];
  if (typeof value !== "bigint") throw new TypeError(`${instruction.name} has no amount ${name}`);
  return value;
};
