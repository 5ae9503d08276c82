import type { Outcome, Review } from "@/lib/core/review";
import { formatSol } from "@/lib/core/money";
import type { Intent } from "@/lib/core/intent";

/** One thing that a newly prepared transaction does otherwise than the one before. */
export interface Change {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

/** A reading of one transaction in the terms a person compares. */
interface Side {
  readonly intent: Intent;
  readonly review: Review;
}

/**
 * What differs between two preparations of the same purchase: agreement, outcome, findings and
 * instructions. The blockhash, REALM's purchase id and the memo that carries it always differ and
 * are left out. Empty: nothing that matters changed.
 */
export const changesBetween = (before: Side, now: Side): readonly Change[] =>
  readings
    .map(({ what, read }) => ({ what, before: read(before), now: read(now) }))
    .filter((change) => change.before !== change.now);

const sol = (amount: bigint): string => `${formatSol(amount)} SOL`;

const fromOutcome =
  (read: (outcome: Outcome) => string) =>
  ({ review }: Side): string =>
    review.outcome ? read(review.outcome) : "unknown";

const list = (items: readonly string[]): string =>
  items.length > 0 ? items.join(", ") : "nothing";

const readings: readonly { readonly what: string; readonly read: (side: Side) => string }[] = [
  { what: "Price", read: ({ intent }) => sol(intent.pay.total) },
  {
    what: "Agreed recipients",
    read: ({ intent }) =>
      list(intent.pay.payees.map((payee) => `${payee.address} ${sol(payee.amount)}`)),
  },
  { what: "Licence", read: ({ intent }) => list(intent.receive.map((item) => item.mint)) },
  {
    what: "You pay",
    read: fromOutcome(({ pays }) =>
      list(pays.map((move) => `${move.mint} ${move.amount} to ${move.counterparty ?? "unknown"}`)),
    ),
  },
  {
    what: "You receive",
    read: fromOutcome(({ receives }) =>
      list(receives.map((move) => `${move.mint} ${move.amount}`)),
    ),
  },
  { what: "Network fee", read: fromOutcome(({ networkFee }) => sol(networkFee)) },
  { what: "Rent", read: fromOutcome(({ rent }) => sol(rent)) },
  { what: "Findings", read: ({ review }) => list(review.findings.map(({ rule }) => rule)) },
  {
    what: "Instructions",
    read: ({ review }) =>
      list(review.instructions.map(({ programName, name }) => `${programName} ${name}`)),
  },
];
