import type { AnyIntent } from "@/lib/core/intent";
import { formatSol } from "@/lib/core/money";
import {
  ruleTable,
  type BalanceChange,
  type Movement,
  type Outcome,
  type Review,
  type ReviewedInstruction,
} from "@/lib/core/review";
import { explainInstruction, type NameOf } from "@/lib/core/review/explain";
import type { Address } from "@/lib/core/solana";

const units = (amount: bigint, decimals: number): string => {
  const digits = amount.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
};

const amount = (mint: "SOL" | Address, value: bigint, decimals: number): string =>
  mint === "SOL" ? `${formatSol(value)} SOL` : `${units(value, decimals)} of ${mint}`;

/** What the terminal calls the wallet and the parties of the agreement. */
export const namesOf =
  (intent: AnyIntent): NameOf =>
  (address) => {
    if (address === intent.wallet) return "you";
    const payees = intent.kind === "free" ? [] : intent.pay.payees;
    const role = payees.find((payee) => payee.address === address)?.role;
    return role === undefined ? null : `the ${role}`;
  };

const movement = (item: Movement, way: "to" | "from"): string => {
  const names = [item.role, item.label].filter((name) => name !== null).map((name) => ` (${name})`);
  const party = item.counterparty === null ? "" : ` ${way} ${item.counterparty}`;
  return `  ${amount(item.mint, item.amount, item.decimals)}${party}${names.join("")}`;
};

export const outcomeLines = (outcome: Outcome | null): readonly string[] => {
  if (outcome === null) return ["Effects: unknown"];
  const { pays, receives, networkFee, rent } = outcome;
  return [
    "You pay",
    ...(pays.length > 0 ? pays.map((item) => movement(item, "to")) : ["  nothing"]),
    "You receive",
    ...(receives.length > 0 ? receives.map((item) => movement(item, "from")) : ["  nothing"]),
    `Network fee  ${formatSol(networkFee)} SOL`,
    `Deposits     ${formatSol(rent)} SOL`,
  ];
};

export const findingLines = ({ findings }: Review): readonly string[] =>
  findings.flatMap(({ rule, severity, message, instruction }) => [
    `  ${severity === "block" ? "✗" : "!"} ${rule}  ${message}${instruction === null ? "" : ` [instruction ${instruction + 1}]`}`,
    `      ${ruleTable[rule].why}`,
  ]);

const signed = (change: BalanceChange, value: bigint | null, missing: string): string => {
  if (value === null) return missing;
  const sign = value < 0n ? "-" : "+";
  return `${sign}${amount(change.mint, value < 0n ? -value : value, change.decimals)}`;
};

const rights = (signer: boolean, writable: boolean): string =>
  [signer ? "signs" : null, writable ? "writable" : null]
    .filter((word) => word !== null)
    .join(", ");

export const instructionLines = (
  instructions: readonly ReviewedInstruction[],
  nameOf: NameOf,
): readonly string[] =>
  instructions.flatMap((instruction) => [
    `  ${instruction.index + 1}. ${instruction.programName}: ${instruction.name}  (${instruction.program})`,
    `     ${explainInstruction(instruction, nameOf)}`,
    ...instruction.accounts.map(({ name, address, signer, writable }) =>
      `       ${name}: ${address}  ${rights(signer, writable)}`.trimEnd(),
    ),
    ...Object.entries(instruction.args).map(([name, value]) => `       ${name} = ${value}`),
    ...(instruction.reached ?? []).map((program) => `       called ${program}`),
  ]);

/** What the instructions say beside what was seen, where a simulation ran. */
export const changeLines = (changes: readonly BalanceChange[]): readonly string[] =>
  changes.map((change) => {
    const said = signed(change, change.expected, "not stated");
    const seen = signed(change, change.observed, "unknown");
    const mark =
      change.expected !== null && change.observed !== null && change.expected !== change.observed;
    return `  ${mark ? "✗" : " "} ${change.account}  stated ${said}, seen ${seen}`;
  });

/** What a landed transaction changed. */
export const landedLines = (changes: readonly BalanceChange[]): readonly string[] =>
  changes.map((change) => `  ${change.account}  ${signed(change, change.observed, "unknown")}`);

/** A heading and what stands under it; nothing where that is empty. */
export const block = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", heading, ...lines];
