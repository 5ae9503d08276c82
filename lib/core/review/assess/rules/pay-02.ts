import { walletPayments } from "../money";
import { intentRule } from "../rule";
import { sol } from "../words";

/**
 * Every transfer from the wallet is one leg of the agreement. A payee may be paid once: a second
 * transfer to it is as unexplained as one to a stranger.
 */
export const recipientsAgreed = intentRule("PAY-02", (context) => {
  const open = new Set(context.intent.pay.payees.map(({ address }) => address));
  return walletPayments(context).flatMap(({ to, amount, instruction }) => {
    if (open.delete(to)) return [];
    const known = context.intent.pay.payees.find(({ address }) => address === to);
    const facts = { recipient: to, amount: amount.toString() };
    const message = known
      ? `The ${known.role} would be paid a second time, ${sol(amount)}.`
      : `${sol(amount)} would go to ${to}, who is not part of this purchase.`;
    return [{ message, instruction, facts }];
  });
});
