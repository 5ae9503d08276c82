import type { Address } from "../../../solana";
import type { IntentContext } from "../context";
import { observedTokenChanges } from "../holdings";
import { intentRule } from "../rule";

const expectedArrival = ({ expected, ownership }: IntentContext, mint: Address): bigint =>
  expected.tokens.reduce((sum, move) => {
    const of = (account: Address | null): boolean =>
      account !== null && ownership.walletHolds(account, mint);
    if (move.mint !== null && move.mint !== mint) return sum;
    const incoming = of(move.destination) ? move.amount - move.fee : 0n;
    const outgoing = of(move.source) ? move.amount : 0n;
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
