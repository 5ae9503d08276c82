import { depositsOf, ownDeposits, walletPayments } from "../money";
import { intentRule } from "../rule";
import { sol } from "../words";

/**
 * What the instructions take from the wallet; that they tell the truth is SIM-03's part.
 * Source: solana-system-interface `Transfer`, `CreateAccount`; associated-token-account for deposits.
 */
export const totalAgreed = intentRule("PAY-01", (context) => {
  const { total } = context.intent.pay;
  const { accountRent } = context.intent.limits;
  const paid = walletPayments(context).reduce((sum, { amount }) => sum + amount, 0n);
  const rent = ownDeposits(context) + depositsOf(context.ledger, context.wallet);
  const facts = {
    agreed: total.toString(),
    paid: paid.toString(),
    rent: rent.toString(),
    rentLimit: accountRent.toString(),
  };
  return [
    ...(paid === total
      ? []
      : [{ message: `You would pay ${sol(paid)}, not the ${sol(total)} agreed.`, facts }]),
    ...(rent <= accountRent
      ? []
      : [
          {
            message: `New accounts would cost you a deposit of ${sol(rent)}; at most ${sol(accountRent)} is expected.`,
            facts,
          },
        ]),
  ];
});
