import { isAddress, type Address } from "../../solana";
import { knownPrograms } from "../programs/registry";
import type { ReviewedInstruction } from "../types";
import { formats, formatTokens, isFormat } from "./formats";
import { fillPlaceholders, type Placeholder } from "./placeholders";
import { sentences } from "./sentences";

/** What a reader calls an address: "you", "the seller"; null where it has no name. */
export type NameOf = (address: Address) => string | null;

/** What `presentInstruction` writes for an option that is not there. */
const ABSENT = "none";

/** An allowance of this much has no limit: no supply is larger. */
const U64_MAX = (1n << 64n) - 1n;

const nameless: NameOf = () => null;

const shortened = (address: Address): string => `${address.slice(0, 4)}…${address.slice(-4)}`;

const partOf = / \(part \d+\)$/u;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

const dataBytes = ({ data }: ReviewedInstruction): string => plural(data.length, "byte");

const unknownProgram = (instruction: ReviewedInstruction): string =>
  `Calls ${shortened(instruction.program)}, a program that is not known here, with ${plural(instruction.accounts.length, "account")} and ${dataBytes(instruction)} of data. What it does can’t be said.`;

const unknownInstruction = (instruction: ReviewedInstruction): string =>
  `Calls the program ${instruction.programName} with an instruction that is not in its published list, or is not whole. What it does can’t be said.`;

/**
 * One plain sentence that says what an instruction does, with its amounts and names. Addresses
 * without a name are shortened, so show the whole ones beside it. An instruction that is known but
 * has no sentence gets a neutral one; never throws.
 * @param nameOf names for addresses of this review, such as "you" for the wallet.
 */
export const explainInstruction = (
  instruction: ReviewedInstruction,
  nameOf: NameOf = nameless,
): string => {
  if (instruction.known === "unknown-program") return unknownProgram(instruction);
  if (instruction.known === "unknown-instruction") return unknownInstruction(instruction);
  const name = instruction.name.replace(partOf, "");
  const program = sentences.get(instruction.programName);
  const sentence = program && Object.hasOwn(program, name) ? program[name] : undefined;
  if (sentence === undefined)
    return `Calls ${name} of the program ${instruction.programName}, with ${plural(instruction.accounts.length, "account")}.`;
  const filled = fillPlaceholders(sentence, (placeholder) =>
    fill(instruction, placeholder, nameOf),
  );
  return filled.charAt(0).toUpperCase() + filled.slice(1);
};

const addressWords = (address: Address, nameOf: NameOf): string =>
  nameOf(address) ?? knownPrograms.get(address)?.name ?? shortened(address);

const accountWords = (
  { accounts }: ReviewedInstruction,
  wanted: string,
  nameOf: NameOf,
): string | null => {
  const found = accounts.find(({ name }) => name === wanted || name.startsWith(`${wanted} (`));
  if (found === undefined) return null;
  if (found.name === wanted) return addressWords(found.address, nameOf);
  return `${/entry \d+/u.exec(found.name)?.[0] ?? "an entry"} of the lookup table ${shortened(found.address)}`;
};

/** With the decimals and the mint that the instruction itself names; base units otherwise. */
const tokenWords = (instruction: ReviewedInstruction, digits: string, nameOf: NameOf): string => {
  const units = /^\d+$/u.test(digits) ? BigInt(digits) : null;
  const decimals = instruction.args["decimals"];
  if (units === null) return digits;
  const mint = accountWords(instruction, "mint", nameOf);
  const token = mint === null ? "a token" : `the token ${mint}`;
  if (units === U64_MAX) return `any amount of ${token}`;
  if (decimals === undefined)
    return `${formatTokens(units, 0)} base ${units === 1n ? "unit" : "units"} of ${token}`;
  return `${formatTokens(units, Number(decimals))} of ${token}`;
};

const fill = (
  instruction: ReviewedInstruction,
  { name, format, absent }: Placeholder,
  nameOf: NameOf,
): string => {
  const missing = absent ?? "an account that is not named";
  const argument = instruction.args[name];
  if (format === null) {
    const account = accountWords(instruction, name, nameOf);
    if (account !== null) return account;
    if (argument === undefined || argument === ABSENT) return missing;
    return isAddress(argument) ? addressWords(argument, nameOf) : argument;
  }
  if (argument === undefined || (argument === ABSENT && absent !== null)) return missing;
  if (format === "units") return tokenWords(instruction, argument, nameOf);
  return isFormat(format) ? formats[format](argument) : argument;
};
