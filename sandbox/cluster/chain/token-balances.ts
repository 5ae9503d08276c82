import type { Address } from "@solana/kit";
import { readMint, readToken } from "../tokens/holdings";
import type { Bank } from "./bank";
import type { TokenBalance } from "./record";

/** What each token account among these holds right now. */
export const tokenBalances = (bank: Bank, addresses: readonly Address[]): TokenBalance[] =>
  addresses.flatMap((address, accountIndex) => {
    const account = bank.read(address);
    const token = readToken(account);
    if (account === null || token === null) return [];
    const mint = readMint(bank.read(token.mint));
    if (mint === null) return [];
    return [
      {
        accountIndex,
        mint: token.mint,
        owner: token.owner,
        programId: account.programAddress,
        amount: token.amount.toString(),
        decimals: mint.decimals,
      },
    ];
  });
