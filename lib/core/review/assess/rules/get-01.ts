import type { Address } from "../../../solana";
import type { TokenMove } from "../../effects/expected";
import type { IntentContext } from "../context";
import { observedTokenChanges } from "../holdings";
import { intentRule } from "../rule";

/** Tokens leave an account whose owner is not known only with the owner's signature: the wallet's. */
const leaves = ({ ownership, wallet }: IntentContext, move: TokenMove, mint: Address): boolean => {
  if (move.source === null) return false;
  return ownership.holding(move.source) || move.authority === wallet
    ? ownership.walletHolds(move.source, mint)
    : false;
};

const expectedArrival = (context: IntentContext, mint: Address): bigint =>
  context.expected.tokens.reduce((sum, move) => {
    if (move.mint !== null && move.mint !== mint) return sum;
    const arrives =
      move.destination !== null && context.ownership.walletHolds(move.destination, mint);
    const incoming = arrives ? move.amount - move.fee : 0n;
    const outgoing = leaves(context, move, mint) ? move.amount : 0n;
    return sum + incoming - outgoing;
  }, 0n);

/** What the simulation put into the wallet's accounts; null where none ran through. */
const observedArrival = (context: IntentContext, mint: Address): bigint | null => {
  const { before, after, simulation } = context.chain ?? {};
  if (!before || !after || !simulation) return null;
  return observedTokenChanges({ ...context, before, after, simulation })
    .filter((change) => change.mint === mint)
    .reduce((sum, { change }) => sum + change, 0n);
};

/** Both the instructions and, where it ran, the simulation must bring what was promised. */
export const promiseArrives = intentRule("GET-01", (context) =>
  context.intent.receive.flatMap(({ mint, amount, label }) => {
    const expected = expectedArrival(context, mint);
    const observed = observedArrival(context, mint);
    if (expected >= amount && (observed === null || observed >= amount)) return [];
    const arrives = observed !== null && observed < expected ? observed : expected;
    return [
      {
        message: `The ${label} would not arrive in your wallet: ${amount} was promised, ${arrives} would come.`,
        facts: { mint, promised: amount.toString(), arrives: arrives.toString() },
      },
    ];
  }),
);
