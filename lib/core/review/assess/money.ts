import type { SolMove } from "../effects/expected";
import type { AccountsContext, MessageContext } from "./context";

/** Deposit of a plain token account: (128 + 165 bytes) × 3,480 lamports × 2 years. */
const TOKEN_ACCOUNT_DEPOSIT = 2_039_280n;

/** Lamports the wallet's own instructions send away; funding a token account of its own is rent. */
export const walletPayments = ({
  expected,
  wallet,
  ownership,
}: MessageContext): readonly SolMove[] =>
  expected.sol.filter(
    ({ kind, from, to }) =>
      from === wallet && to !== wallet && !(kind === "create" && ownership.isWallets(to)),
  );

/** Lamports the wallet puts into new accounts of its own by System instructions. */
export const ownDeposits = ({ expected, wallet, ownership }: MessageContext): bigint =>
  expected.sol
    .filter(({ kind, from, to }) => kind === "create" && from === wallet && ownership.isWallets(to))
    .reduce((sum, { amount }) => sum + amount, 0n);

/** What the wallet contributes to the network fee. */
export const walletFee = ({ fee, feePayer, wallet }: MessageContext): bigint =>
  feePayer === wallet ? fee.total : 0n;

/**
 * Deposits in lamports for associated accounts the wallet pays for: as observed where a simulation
 * ran through, otherwise the usual one for each that does not exist yet (all of them, offline).
 */
export const associatedDeposits = ({ expected, wallet, chain }: MessageContext): bigint => {
  const accounts = new Set(
    expected.created.filter(({ payer }) => payer === wallet).map(({ account }) => account),
  );
  let sum = 0n;
  for (const account of accounts) {
    const before = chain?.before?.get(account) ?? null;
    const after = chain?.after?.get(account);
    if (after) {
      const transfers = expected.sol.filter(({ to }) => to === account);
      const paid = transfers.reduce((total, { amount }) => total + amount, 0n);
      const grown = after.lamports - (before?.lamports ?? 0n) - paid;
      sum += grown > 0n ? grown : 0n;
    } else if (before === null || before.data.length === 0) sum += TOKEN_ACCOUNT_DEPOSIT;
  }
  return sum;
};

/** What the wallet holds before, in lamports. */
export const walletBalance = ({ before, wallet }: AccountsContext): bigint =>
  before.get(wallet)?.lamports ?? 0n;

/** Lamports missing for payments, deposits and the network fee together; zero where there is enough. */
export const missingLamports = (context: AccountsContext): bigint => {
  const payments = walletPayments(context).reduce((sum, { amount }) => sum + amount, 0n);
  const needed = payments + ownDeposits(context) + associatedDeposits(context) + walletFee(context);
  const missing = needed - walletBalance(context);
  return missing > 0n ? missing : 0n;
};
