import type { TokenMove } from "../../effects/expected";
import type { IntentContext } from "../context";
import { intentRule } from "../rule";

/** Out of an account of the wallet; offline its signature under the move is taken as proof. */
const leavesWallet = (
  { ownership, wallet }: IntentContext,
  { source, destination, authority }: TokenMove,
): boolean => {
  if (source === null || destination === null) return false;
  const owner = ownership.holding(source)?.owner;
  const ours = owner === wallet || (owner === undefined && authority === wallet);
  return ours && !ownership.isWallets(destination);
};

export const tokensStay = intentRule("PAY-04", (context) =>
  context.expected.tokens
    .filter((move) => leavesWallet(context, move))
    .map(({ source, destination, mint, amount, instruction }) => {
      const token =
        mint ?? (source && context.ownership.holding(source)?.mint) ?? "an unnamed token";
      return {
        message: `${amount} base units of the token ${token} would leave your wallet for ${destination ?? "nobody"}.`,
        instruction,
        facts: { mint: token, amount: amount.toString(), destination: destination ?? "" },
      };
    }),
);
