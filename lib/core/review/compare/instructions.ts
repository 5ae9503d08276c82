import { bytesToHex } from "@noble/hashes/utils.js";
import { describeInstructions } from "../decode/instructions";
import type { Instruction } from "../decode/instruction";
import { accountKeys, type AccountKey } from "../decode/keys";
import type { DecodedTransaction } from "../decode/transaction";
import { COMPUTE_BUDGET, LIGHTHOUSE } from "../programs/addresses";

/** An account wherever it stands: its address, or its place in a lookup table. */
const identity = ({ address, unresolved }: AccountKey): string =>
  unresolved ? `${address}#${unresolved.entry}` : address;

/** Top-level instructions of a message; the parts of a batch are in the batch's own bytes. */
export const topLevel = (transaction: DecodedTransaction): readonly Instruction[] =>
  describeInstructions(transaction, accountKeys(transaction, new Map())).filter(
    ({ part }) => part === null,
  );

const sameInstruction = (one: Instruction, other: Instruction): boolean =>
  one.program === other.program &&
  bytesToHex(one.data) === bytesToHex(other.data) &&
  one.accounts.map(identity).join(" ") === other.accounts.map(identity).join(" ");

/** Guards that only ever fail a transaction. Source: Lighthouse `instruction.rs`, 2 to 17. */
const isGuard = ({ program, known, name }: Instruction): boolean =>
  program === LIGHTHOUSE && known === "known" && name.startsWith("assert");

const isFeeSetting = ({ program, known, tail }: Instruction): boolean =>
  program === COMPUTE_BUDGET && known === "known" && tail === 0;

export interface InstructionChanges {
  /** Plain sentences; empty where every reviewed instruction stands unchanged. */
  readonly refused: readonly string[];
  readonly guards: number;
  /** Whether a Compute Budget setting was added, changed or left out. */
  readonly feeSettings: boolean;
}

/**
 * Lays the signed instructions over the reviewed ones. The reviewed ones have to stand in the same
 * order, whole; between them only guards and fee settings may have been added.
 */
export const compareInstructions = (
  reviewed: readonly Instruction[],
  signed: readonly Instruction[],
): InstructionChanges => {
  const refused: string[] = [];
  const expected = reviewed.filter((instruction) => !isFeeSetting(instruction));
  let next = 0;
  let guards = 0;
  for (const instruction of signed) {
    if (isFeeSetting(instruction)) continue;
    const wanted = expected[next];
    if (wanted && sameInstruction(wanted, instruction)) next += 1;
    else if (isGuard(instruction)) guards += 1;
    else {
      refused.push(
        `Instruction ${instruction.index + 1} (${instruction.programName} ${instruction.name}) is not what was reviewed.`,
      );
      // What follows is compared with what would have come next, so that one change is one sentence.
      if (signed.length - guards >= reviewed.length && wanted?.program === instruction.program)
        next += 1;
    }
  }
  for (const instruction of expected.slice(next)) {
    refused.push(
      `The reviewed instruction ${instruction.index + 1} (${instruction.programName} ${instruction.name}) is missing.`,
    );
  }
  const settings = (list: readonly Instruction[]): string =>
    list
      .filter(isFeeSetting)
      .map(({ data }) => bytesToHex(data))
      .join(" ");
  return { refused, guards, feeSettings: settings(reviewed) !== settings(signed) };
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
