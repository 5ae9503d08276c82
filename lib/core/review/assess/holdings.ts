import type { Address } from "../../solana";
import type { Accounts } from "../resolve/gather";
import { readTokenAccount } from "../resolve/token-state";
import type { SimulationContext } from "./context";

/** Change of one token account of the wallet, in base units. */
export interface TokenChange {
  readonly account: Address;
  readonly mint: Address;
  readonly change: bigint;
}

const amountFor = (
  accounts: Accounts,
  account: Address,
  wallet: Address,
): { mint: Address; amount: bigint } | null => {
  const state = readTokenAccount(accounts.get(account) ?? null);
  return state?.owner === wallet ? state : null;
};

/** What the simulation changed in token accounts while they were the wallet's. */
export const observedTokenChanges = ({
  before,
  after,
  wallet,
}: SimulationContext): readonly TokenChange[] =>
  [...after.keys()].flatMap((account) => {
    const old = amountFor(before, account, wallet);
    const now = amountFor(after, account, wallet);
    const mint = now?.mint ?? old?.mint;
    return mint === undefined
      ? []
      : [{ account, mint, change: (now?.amount ?? 0n) - (old?.amount ?? 0n) }];
  });
