import { compareGifts } from "../given";
import { intentRule } from "../rule";
import { baseUnits } from "../words";

/**
 * Tokens leave the wallet only as agreed: none in a purchase, the licence in a listing.
 * Source: spl-token `Transfer`, `TransferChecked`, Token-2022 `TransferCheckedWithFee`.
 */
export const tokensStay = intentRule("PAY-04", (context) => {
  const { unagreed, missing } = compareGifts(context);
  return [
    ...unagreed.map(({ source, destination, mint, amount, instruction }) => {
      const token =
        mint ?? (source && context.ownership.holding(source)?.mint) ?? "an unnamed token";
      return {
        message: `${baseUnits(amount)} of the token ${token} would leave your wallet for ${destination ?? "nobody"}.`,
        instruction,
        facts: { mint: token, amount: amount.toString(), destination: destination ?? "" },
      };
    }),
    ...missing.map(({ mint, amount, to, label }) => ({
      message: `The ${label} would not go to ${to} as agreed.`,
      facts: { mint, amount: amount.toString(), destination: to },
    })),
  ];
});
