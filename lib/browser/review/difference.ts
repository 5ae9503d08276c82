import type { Finding, Outcome, Review } from "@/lib/core/review";
import { formatSol } from "@/lib/core/money";
import type { Intent } from "@/lib/core/intent";
import { instructionChanges, type Change, type InstructionChange } from "./instruction-changes";

/** What a later reading says otherwise than the one before it. */
export interface Difference {
  /** Amounts and parties. */
  readonly figures: readonly Change[];
  readonly instructions: readonly InstructionChange[];
  readonly added: readonly Finding[];
  readonly gone: readonly Finding[];
}

/** A reading of one transaction in the terms a person compares. */
interface Side {
  readonly intent: Intent;
  readonly review: Review;
}

/**
 * What differs between two readings for the same purchase: agreement, outcome, findings and
 * instructions. The blockhash, REALM's purchase id and the memo that carries it differ with every
 * preparation and are left out.
 */
export const differenceBetween = (before: Side, now: Side): Difference => ({
  figures: readings
    .map(({ what, read }) => ({ what, before: read(before), now: read(now) }))
    .filter((change) => change.before !== change.now),
  instructions: instructionChanges(instructionsOf(before), instructionsOf(now)),
  added: without(now.review.findings, before.review.findings),
  gone: without(before.review.findings, now.review.findings),
});

/** Whether nothing that matters changed. */
export const isSame = ({ figures, instructions, added, gone }: Difference): boolean =>
  [figures, instructions, added, gone].every(({ length }) => length === 0);

const without = (all: readonly Finding[], known: readonly Finding[]): readonly Finding[] => {
  const keyOf = ({ rule, severity, message }: Finding): string => `${rule} ${severity} ${message}`;
  const keys = new Set(known.map(keyOf));
  return all.filter((finding) => !keys.has(keyOf(finding)));
};

const PURCHASE = "(the purchase’s id)";

const instructionsOf = ({ intent, review }: Side): Review["instructions"] =>
  review.instructions.map((instruction) => ({
    ...instruction,
    args: Object.fromEntries(
      Object.entries(instruction.args).map(([name, value]) => [
        name,
        intent.purchaseId === "" ? value : value.replaceAll(intent.purchaseId, PURCHASE),
      ]),
    ),
  }));

const sol = (amount: bigint): string => `${formatSol(amount)} SOL`;

const fromOutcome =
  (read: (outcome: Outcome) => string) =>
  ({ review }: Side): string =>
    review.outcome ? read(review.outcome) : "unknown";

const list = (items: readonly string[]): string =>
  items.length > 0 ? items.join(", ") : "nothing";

const moved = ({ mint, amount }: Outcome["pays"][number]): string =>
  mint === "SOL" ? sol(amount) : `${amount} of ${mint}`;

const readings: readonly { readonly what: string; readonly read: (side: Side) => string }[] = [
  { what: "Price", read: ({ intent }) => sol(intent.pay.total) },
  {
    what: "Agreed recipients",
    read: ({ intent }) =>
      list(intent.pay.payees.map((payee) => `${sol(payee.amount)} to ${payee.address}`)),
  },
  { what: "Licence", read: ({ intent }) => list(intent.receive.map((item) => item.mint)) },
  {
    what: "You pay",
    read: fromOutcome(({ pays }) =>
      list(pays.map((move) => `${moved(move)} to ${move.counterparty ?? "unknown"}`)),
    ),
  },
  { what: "You receive", read: fromOutcome(({ receives }) => list(receives.map(moved))) },
  { what: "Network fee", read: fromOutcome(({ networkFee }) => sol(networkFee)) },
  { what: "Rent", read: fromOutcome(({ rent }) => sol(rent)) },
];
