import { bytesToHex } from "@noble/hashes/utils.js";
import type { Address } from "../../solana";
import { knownPrograms } from "../programs/registry";
import { readArgs, type ArgValue } from "./args";
import type { AccountKey } from "./keys";
import { slotsOf } from "./proof-accounts";

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

const nameAccount = (
  { address, signer, writable, unresolved }: AccountKey,
  name: string,
): NamedAccount =>
  unresolved === undefined
    ? { address, signer, writable, name }
    : {
        address,
        signer,
        writable,
        unresolved,
        name: `${name} (entry ${unresolved.entry} of this lookup table)`,
      };

const nameAccounts = (keys: readonly AccountKey[], slots: readonly string[]): NamedAccount[] =>
  keys.map((key, position) => nameAccount(key, slots[position] ?? `account ${position + 1}`));

/**
 * Names one instruction, its accounts and its arguments. "Nobody knows this program" and "its table
 * does not know this instruction" are different results; neither is an error.
 */
export const describeInstruction = (
  { index, part }: { readonly index: number; readonly part: number | null },
  program: Address,
  keys: readonly AccountKey[],
  data: Uint8Array,
): Instruction => {
  const table = knownPrograms.get(program);
  const tag = table?.tag(data);
  const layout = tag && table?.instructions.get(tag.key);
  const read = layout && keys.length >= layout.required && readArgs(layout, data, tag.width);
  const programName = table?.name ?? "Unknown program";
  if (layout && read) {
    const accounts = nameAccounts(keys, slotsOf(layout, read.args));
    const { args, tail } = read;
    const { name } = layout;
    return { index, part, program, programName, name, known: "known", accounts, args, data, tail };
  }
  return {
    index,
    part,
    program,
    programName,
    name: layout?.name ?? "unknown",
    known: table === undefined ? "unknown-program" : "unknown-instruction",
    accounts: nameAccounts(keys, []),
    args: { data: bytesToHex(data) },
    data,
    tail: 0,
  };
};

/** The account that stands under `name`. @throws TypeError where the layout has none: a rule's mistake. */
export const accountOf = (instruction: Instruction, name: string): NamedAccount => {
  const found = instruction.accounts.find(
    (account) =>
      account.name === name ||
      (account.unresolved !== undefined && account.name.startsWith(`${name} (`)),
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
