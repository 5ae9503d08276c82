import type { Address } from "../../solana";
import type { Accounts } from "../resolve/gather";
import { readTokenAccount } from "../resolve/token-state";
import { NATIVE_MINTS } from "../programs/addresses";
import type { MessageContext, SimulationContext } from "./context";

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

/** What the instructions say will change in one token account. */
export const expectedTokenChange = ({ expected }: MessageContext, account: Address): bigint =>
  expected.tokens.reduce((sum, { source, destination, amount, fee }) => {
    const outgoing = source === account ? amount : 0n;
    const incoming = destination === account ? amount - fee : 0n;
    return sum + incoming - outgoing;
  }, 0n);

/** Wrapped SOL follows lamports once it is synced or closed: more of it than stated is then no secret. */
export const followsLamports = (
  { expected }: MessageContext,
  { account, mint }: TokenChange,
): boolean =>
  NATIVE_MINTS.has(mint) &&
  (expected.synced.has(account) || expected.closed.some((closing) => closing.account === account));
