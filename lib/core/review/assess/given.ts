import type { Intent } from "../../intent";
import type { TokenMove } from "../effects/steps";
import type { IntentContext } from "./context";
import { leavesWallet } from "./leaving";

type Gift = Intent["give"][number];

/** Into the account that was agreed, or the one associated account of who was agreed. */
const reaches = ({ ownership }: IntentContext, move: TokenMove, { mint, to }: Gift): boolean =>
  move.destination !== null &&
  (move.destination === to || ownership.isAssociated(move.destination, mint, to));

const isGift = (context: IntentContext, move: TokenMove, gift: Gift): boolean => {
  const { ownership, wallet } = context;
  const mint = move.mint ?? (move.source && ownership.holding(move.source)?.mint);
  return (
    mint === gift.mint &&
    move.amount === gift.amount &&
    move.authority === wallet &&
    reaches(context, move, gift)
  );
};

/**
 * Lays the tokens that leave the wallet over what was agreed to be given: each gift is one transfer,
 * to the unit, by the wallet's own signature.
 */
export const compareGifts = (
  context: IntentContext,
): { readonly unagreed: readonly TokenMove[]; readonly missing: readonly Gift[] } => {
  const open = [...context.intent.give];
  const unagreed = context.expected.tokens
    .filter((move) => leavesWallet(context, move))
    .filter((move) => {
      const place = open.findIndex((gift) => isGift(context, move, gift));
      if (place >= 0) open.splice(place, 1);
      return place < 0;
    });
  return { unagreed, missing: open };
};
