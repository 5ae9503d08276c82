import type { StatedOutcome } from "./definition";
import { DEPOSIT, FEE, MARKETPLACE, SELLER, type Stage } from "./stage";
import type { Token } from "./tokens";

/** What a purchase of 15.75 SOL costs and brings, with what is otherwise in a case. */
export const purchaseOutcome = (
  { seller, treasury, escrow, licence }: Stage,
  changes: Partial<StatedOutcome> & { readonly token?: Token } = {},
): StatedOutcome => {
  const { token = licence, ...others } = changes;
  return {
    pays: [
      { mint: "SOL", amount: SELLER, counterparty: seller.address },
      { mint: "SOL", amount: MARKETPLACE, counterparty: treasury.address },
    ],
    receives: [{ mint: token.mint, amount: 1n, counterparty: escrow.address }],
    networkFee: FEE,
    rent: DEPOSIT,
    ...others,
  };
};
