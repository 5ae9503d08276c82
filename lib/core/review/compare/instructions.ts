import { bytesToHex } from "@noble/hashes/utils.js";
import { describeInstructions } from "../decode/instructions";
import type { Instruction } from "../decode/instruction";
import { accountKeys, type AccountKey } from "../decode/keys";
import type { DecodedTransaction } from "../decode/transaction";
import { LIGHTHOUSE } from "../programs/addresses";
import { isFeeSetting } from "./fee-settings";
import { commonSequence } from "./sequence";

/** An account wherever it stands: its address, or its place in a lookup table. */
const identity = ({ address, unresolved }: AccountKey): string =>
  unresolved ? `${address}#${unresolved.entry}` : address;

/** Top-level instructions of a message; the parts of a batch are in the batch's own bytes. */
export const topLevel = (transaction: DecodedTransaction): readonly Instruction[] =>
  describeInstructions(transaction, accountKeys(transaction, new Map())).filter(
    ({ part }) => part === null,
  );

/** The same text for instructions that do the same to the same accounts, wherever those are listed. */
const meaning = ({ program, data, accounts }: Instruction): string =>
  [program, bytesToHex(data), ...accounts.map(identity)].join(" ");

/** Guards that only ever fail a transaction. Source: Lighthouse `instruction.rs`, 2 to 17. */
const isGuard = ({ program, known, name }: Instruction): boolean =>
  program === LIGHTHOUSE && known === "known" && name.startsWith("assert");

const named = ({ index, programName, name }: Instruction): string =>
  `${index + 1} (${programName} ${name})`;

export interface InstructionChanges {
  /** Plain sentences; empty where every reviewed instruction stands unchanged. */
  readonly refused: readonly string[];
  readonly guards: number;
}

/** What became of an instruction that does not stand where it was reviewed. */
const strangeness = (
  strange: Instruction,
  kept: ReadonlySet<string>,
  missing: Instruction[],
): string => {
  const place = missing.findIndex((lost) => meaning(lost) === meaning(strange));
  if (place >= 0) {
    missing.splice(place, 1);
    return `Instruction ${named(strange)} stands in another place than reviewed.`;
  }
  if (kept.has(meaning(strange))) return `Instruction ${named(strange)} stands there once more.`;
  const twin = missing.findIndex(
    ({ program, name }) => program === strange.program && name === strange.name,
  );
  if (twin < 0) return `Instruction ${named(strange)} was added.`;
  const [old] = missing.splice(twin, 1);
  const other = old && bytesToHex(old.data) === bytesToHex(strange.data) ? "accounts" : "data";
  return `Instruction ${named(strange)} is not what was reviewed: it has other ${other}.`;
};

/**
 * Lays the signed instructions over the reviewed ones. The reviewed ones have to stand in the same
 * order, whole; between them only guards may have been added. Fee settings are compared apart.
 */
export const compareInstructions = (
  reviewed: readonly Instruction[],
  signed: readonly Instruction[],
): InstructionChanges => {
  const expected = reviewed.filter((instruction) => !isFeeSetting(instruction));
  const returned = signed.filter((instruction) => !isFeeSetting(instruction));
  const common = commonSequence(expected.map(meaning), returned.map(meaning));
  const missing = expected.filter((_, index) => !common.first.has(index));
  const added = returned.filter((_, index) => !common.second.has(index));
  const kept = new Set(expected.filter((_, index) => common.first.has(index)).map(meaning));
  const strange = added.filter((instruction) => !isGuard(instruction));
  const refused = strange.map((instruction) => strangeness(instruction, kept, missing));
  return {
    refused: [
      ...refused,
      ...missing.map((lost) => `The reviewed instruction ${named(lost)} is missing.`),
    ],
    guards: added.length - strange.length,
  };
};

/** Accounts that the signed message gives more to than the reviewed one did, as sentences. */
export const addedPrivileges = (
  reviewed: DecodedTransaction,
  signed: DecodedTransaction,
): readonly string[] => {
  const before = new Map(accountKeys(reviewed, new Map()).map((key) => [identity(key), key]));
  return accountKeys(signed, new Map()).flatMap((key) => {
    const old = before.get(identity(key));
    const more = [
      ...(key.signer && !old?.signer ? ["a signer"] : []),
      ...(key.writable && !old?.writable ? ["writable"] : []),
    ];
    return more.map((what) => `${key.address} became ${what}.`);
  });
};
