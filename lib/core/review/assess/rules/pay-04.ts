import { leavesWallet } from "../leaving";
import { intentRule } from "../rule";
import { baseUnits } from "../words";

export const tokensStay = intentRule("PAY-04", (context) =>
  context.expected.tokens
    .filter((move) => leavesWallet(context, move))
    .map(({ source, destination, mint, amount, instruction }) => {
      const token =
        mint ?? (source && context.ownership.holding(source)?.mint) ?? "an unnamed token";
      return {
        message: `${baseUnits(amount)} of the token ${token} would leave your wallet for ${destination ?? "nobody"}.`,
        instruction,
        facts: { mint: token, amount: amount.toString(), destination: destination ?? "" },
      };
    }),
);
