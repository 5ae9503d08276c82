/**
 * "unchecked": REALM or a purchase here says so, the chain has not been read yet. "checked": the chain
 * shows that the seller received it. "mismatch": the chain, finally, shows something else.
 */
export const saleStates = ["unchecked", "checked", "mismatch"] as const;
export type SaleState = (typeof saleStates)[number];

/** What the chain showed instead. */
export const saleMismatches = ["failed", "amount"] as const;
export type SaleMismatch = (typeof saleMismatches)[number];

export const saleStateWords: Readonly<Record<SaleState, string>> = {
  unchecked: "Not checked yet",
  checked: "Checked on chain",
  mismatch: "Not as agreed",
};

export const saleMismatchWords: Readonly<Record<SaleMismatch, string>> = {
  failed: "The transaction failed on chain, so nothing reached you.",
  amount: "What reached you on chain is not the price less the marketplace’s fee.",
};
