import { agreedLegs, sumOf, transfersTo } from "../../effects/legs";
import { walletPayments } from "../money";
import { intentRule } from "../rule";
import { sol } from "../words";

/**
 * The transfers that PAY-02 takes for legs have to come to what was agreed. A payee left out while a
 * stranger is paid is PAY-02's to tell: the two would say the same thing.
 * Source: realm-api: the marketplace's share is rounded down, the seller gets the rest.
 */
export const amountsAgreed = intentRule("PAY-03", (context) => {
  const legs = agreedLegs(context.intent);
  const stranger = walletPayments(context).some(
    ({ kind, to }) => kind === "create" || legs.every(({ address }) => address !== to),
  );
  return legs.flatMap(({ address, role, amount: agreed, transfers }) => {
    const matched = transfersTo(context.expected, context.wallet, address).slice(0, transfers);
    const [first] = matched;
    const paid = sumOf(matched);
    if (paid === agreed || (first === undefined && stranger)) return [];
    const facts = { recipient: address, role, agreed: agreed.toString(), paid: paid.toString() };
    const gets = first === undefined ? "nothing" : sol(paid);
    const message = `The ${role} would get ${gets}, not the ${sol(agreed)} agreed.`;
    return [
      first === undefined ? { message, facts } : { message, facts, instruction: first.instruction },
    ];
  });
});
