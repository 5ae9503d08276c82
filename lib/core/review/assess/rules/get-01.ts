import type { Intent } from "../../../intent";
import type { Address } from "../../../solana";
import type { TokenMove } from "../../effects/steps";
import { readTokenAccount } from "../../resolve/token-state";
import type { IntentContext, PromiseContext } from "../context";
import { observedTokenChanges } from "../holdings";
import { holdsOn, homesFor, type Hold } from "../promised";
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

/** What the simulation put into the wallet's associated account. */
const observedArrival = (context: PromiseContext, mint: Address): bigint =>
  observedTokenChanges(context)
    .filter(
      (change) => change.mint === mint && context.ownership.isAssociated(change.account, mint),
    )
    .reduce((sum, { change }) => sum + change, 0n);

type Promised = Intent["receive"][number];

const tooLittle = ({ mint, amount, label }: Promised, arrives: bigint): RawFinding[] =>
  arrives >= amount
    ? []
    : [
        {
          message: `The ${label} would not arrive in your wallet's own account for it: ${amount} was promised, ${arrives} would come.`,
          facts: { mint, promised: amount.toString(), arrives: arrives.toString() },
        },
      ];

const heldBy = ({ mint, label }: Promised, { account, holder, what }: Hold): RawFinding => ({
  message: `${holder} could ${what} the account that the ${label} arrives in.`,
  facts: { mint, account, holder },
});

const stated = (context: IntentContext, promised: Promised): RawFinding[] => {
  const { chain } = context;
  const homes = homesFor(context, promised.mint);
  const holds = chain?.before ? holdsOn(chain.before, homes) : [];
  return [
    ...tooLittle(promised, expectedArrival(context, promised.mint)),
    ...holds.map((hold) => heldBy(promised, hold)),
  ];
};

/** Only what the instructions and the accounts before did not show. */
const observed = (context: PromiseContext, promised: Promised): RawFinding[] => {
  const { mint, label, amount } = promised;
  const homes = homesFor(context, mint);
  const old = new Set(holdsOn(context.before, homes).map(({ what, holder }) => what + holder));
  const frozen = homes.filter(
    (account) => readTokenAccount(context.after.get(account) ?? null)?.frozen,
  );
  return [
    ...(expectedArrival(context, mint) < amount
      ? []
      : tooLittle(promised, observedArrival(context, mint))),
    ...holdsOn(context.after, homes)
      .filter(({ what, holder }) => !old.has(what + holder))
      .map((hold) => heldBy(promised, hold)),
    ...frozen.map((account) => ({
      message: `The ${label} would arrive frozen: you could not pass it on.`,
      facts: { mint, account },
    })),
  ];
};

/**
 * Both the instructions and, where it ran, the simulation must bring what was promised.
 * Source: realm-api A-12; spl-token `Account` for who else can move or close what arrives.
 */
export const promiseArrives = intentRule(
  "GET-01",
  (context) => context.intent.receive.flatMap((promised) => stated(context, promised)),
  (context) => context.intent.receive.flatMap((promised) => observed(context, promised)),
);
