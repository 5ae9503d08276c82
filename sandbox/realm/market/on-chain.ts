import type { Address } from "@solana/kit";
import type { Market } from "./context";

/** What counts as landed. */
export const COMMITMENT = "confirmed";

/** Whether the licence is in this account: true once a transaction has moved it there. */
export const holdsLicence = async ({ chain }: Market, account: Address): Promise<boolean> => {
  const { value } = await chain.rpc
    .getAccountInfo(account, { encoding: "jsonParsed", commitment: COMMITMENT })
    .send();
  if (!value) return false;
  const { value: balance } = await chain.rpc
    .getTokenAccountBalance(account, { commitment: COMMITMENT })
    .send();
  return balance.amount === "1";
};
