import type { Address } from "../../solana";
import type { Accounts } from "../resolve/gather";
import { readTokenAccount, type TokenAccount } from "../resolve/token-state";
import type { MessageContext } from "./context";

/** The wallet's associated accounts for a mint that the transaction moves it into. */
export const homesFor = ({ expected, ownership }: MessageContext, mint: Address): Address[] => {
  const receivers = new Set(expected.tokens.flatMap(({ destination }) => destination ?? []));
  return [...receivers].filter((account) => ownership.isAssociated(account, mint));
};

/** Whoever else than its owner has a hold on a token account, by what they could do. */
const handsOn = (token: TokenAccount | null): ReadonlyMap<string, Address> =>
  new Map([
    ...(token?.delegate ? [["spend from", token.delegate] as const] : []),
    ...(token?.closeAuthority ? [["close", token.closeAuthority] as const] : []),
  ]);

export interface Hold {
  readonly account: Address;
  readonly what: string;
  readonly holder: Address;
}

export const holdsOn = (accounts: Accounts, homes: readonly Address[]): readonly Hold[] =>
  homes.flatMap((account) =>
    [...handsOn(readTokenAccount(accounts.get(account) ?? null))].map(([what, holder]) => ({
      account,
      what,
      holder,
    })),
  );
