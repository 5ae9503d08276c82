import type { Address } from "../../solana";
import type { Ledger } from "../effects/ledger";
import type { SolMove } from "../effects/steps";
import type { AccountsContext, MessageContext } from "./context";

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

/** Deposits in lamports for associated accounts the wallet pays for. */
export const depositsOf = ({ deposits }: Ledger, wallet: Address): bigint =>
  deposits.filter(({ payer }) => payer === wallet).reduce((sum, { amount }) => sum + amount, 0n);

/** What the wallet holds before, in lamports. */
export const walletBalance = ({ before, wallet }: AccountsContext): bigint =>
  before.get(wallet)?.lamports ?? 0n;

/** Lamports missing for payments, deposits and the network fee together; zero where there is enough. */
export const missingLamports = (context: AccountsContext): bigint => {
  const payments = walletPayments(context).reduce((sum, { amount }) => sum + amount, 0n);
  const needed =
    payments +
    ownDeposits(context) +
    depositsOf(context.ledger, context.wallet) +
    walletFee(context);
  const missing = needed - walletBalance(context);
  return missing > 0n ? missing : 0n;
};
