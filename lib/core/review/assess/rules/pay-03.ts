import { walletPayments } from "../money";
import { intentRule } from "../rule";
import { sol } from "../words";

/** A payee left out while a stranger is paid is PAY-02's to tell: the two would say the same thing. */
export const amountsAgreed = intentRule("PAY-03", (context) => {
  const payments = walletPayments(context);
  const { payees } = context.intent.pay;
  const stranger = payments.some(({ to }) => payees.every(({ address }) => address !== to));
  return payees.flatMap(({ address, role, amount: agreed }) => {
    const leg = payments.find(({ to }) => to === address);
    if (leg?.amount === agreed || (leg === undefined && (stranger || agreed === 0n))) return [];
    const facts = {
      recipient: address,
      role,
      agreed: agreed.toString(),
      paid: (leg?.amount ?? 0n).toString(),
    };
    const gets = leg === undefined ? "nothing" : sol(leg.amount);
    const message = `The ${role} would get ${gets}, not the ${sol(agreed)} agreed.`;
    return [
      leg === undefined ? { message, facts } : { message, facts, instruction: leg.instruction },
    ];
  });
});
