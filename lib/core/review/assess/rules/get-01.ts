import type { Address } from "../../../solana";
import type { TokenMove } from "../../effects/expected";
import type { IntentContext } from "../context";
import { observedTokenChanges } from "../holdings";
import { homeStates } from "../promised";
import type { RawFinding } from "../rule";
import { intentRule } from "../rule";

/** Tokens leave an account whose owner is not known only with the owner's signature: the wallet's. */
const leaves = ({ ownership, wallet }: IntentContext, move: TokenMove, mint: Address): boolean => {
  if (move.source === null) return false;
  return ownership.holding(move.source) || move.authority === wallet
    ? ownership.walletHolds(move.source, mint)
    : false;
};

/**
 * Only the associated account counts as the wallet's: any other one may have been prepared by
 * somebody who can close or empty it.
 */
const expectedArrival = (context: IntentContext, mint: Address): bigint =>
  context.expected.tokens.reduce((sum, move) => {
    if (move.mint !== null && move.mint !== mint) return sum;
    const arrives =
      move.destination !== null && context.ownership.isAssociated(move.destination, mint);
    const incoming = arrives ? move.amount - move.fee : 0n;
    const outgoing = leaves(context, move, mint) ? move.amount : 0n;
    return sum + incoming - outgoing;
  }, 0n);

/** What the simulation put into the wallet's associated account; null where none ran through. */
const observedArrival = (context: IntentContext, mint: Address): bigint | null => {
  const { before, after, simulation } = context.chain ?? {};
  if (!before || !after || !simulation) return null;
  return observedTokenChanges({ ...context, before, after, simulation })
    .filter(
      (change) => change.mint === mint && context.ownership.isAssociated(change.account, mint),
    )
    .reduce((sum, { change }) => sum + change, 0n);
};

/** Whoever else has a hold on the account it arrives in, before or after. */
const holds = (context: IntentContext, mint: Address, label: string): RawFinding[] =>
  homeStates(context, mint).flatMap(({ account, states }): RawFinding[] => {
    const facts = { mint, account };
    const hands = new Map(
      states.flatMap(({ delegate, closeAuthority }) => [
        ...(delegate === null ? [] : [[delegate, "spend from"] as const]),
        ...(closeAuthority === null ? [] : [[closeAuthority, "close"] as const]),
      ]),
    );
    const frozen = states.at(-1)?.frozen
      ? [{ message: `The ${label} would arrive frozen: you could not pass it on.`, facts }]
      : [];
    return [
      ...[...hands].map(([holder, what]) => ({
        message: `${holder} could ${what} the account that the ${label} arrives in.`,
        facts: { ...facts, holder },
      })),
      ...frozen,
    ];
  });

/** Both the instructions and, where it ran, the simulation must bring what was promised. */
export const promiseArrives = intentRule("GET-01", (context) =>
  context.intent.receive.flatMap(({ mint, amount, label }) => {
    const held = holds(context, mint, label);
    const expected = expectedArrival(context, mint);
    const observed = observedArrival(context, mint);
    if (expected >= amount && (observed === null || observed >= amount)) return held;
    const arrives = observed !== null && observed < expected ? observed : expected;
    return [
      {
        message: `The ${label} would not arrive in your wallet's own account for it: ${amount} was promised, ${arrives} would come.`,
        facts: { mint, promised: amount.toString(), arrives: arrives.toString() },
      },
      ...held,
    ];
  }),
);
