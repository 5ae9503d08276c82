import { agreedLegs } from "../../effects/legs";
import { walletPayments } from "../money";
import { intentRule } from "../rule";
import { sol } from "../words";

/**
 * Every transfer from the wallet is one leg of the agreement. A payee may be paid once: a second
 * transfer to it is as unexplained as one to a stranger. Source: Solana Pay, "transfer request".
 */
export const recipientsAgreed = intentRule("PAY-02", (context) => {
  const legs = agreedLegs(context.intent);
  const open = new Map(legs.map(({ address, transfers }) => [address, transfers]));
  return walletPayments(context).flatMap(({ kind, to, amount, instruction }) => {
    const left = open.get(to) ?? 0;
    if (kind === "transfer" && left > 0) {
      open.set(to, left - 1);
      return [];
    }
    const known = legs.find(({ address }) => address === to);
    const facts = { recipient: to, amount: amount.toString() };
    const message = known
      ? kind === "transfer"
        ? `The ${known.role} would be paid a second time, ${sol(amount)}.`
        : `The ${known.role} would get a new account with ${sol(amount)} instead of a payment.`
      : `${sol(amount)} would go to ${to}, who is not part of this purchase.`;
    return [{ message, instruction, facts }];
  });
});
