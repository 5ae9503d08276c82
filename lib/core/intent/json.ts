import type { Intent, IntentJson } from "./schema";

/** The intent as JSON: amounts become strings of digits. The inverse of `intentSchema.parse`. */
export const intentToJson = ({ offer, ...intent }: Intent): IntentJson => ({
  ...intent,
  pay: {
    mint: intent.pay.mint,
    total: intent.pay.total.toString(),
    payees: intent.pay.payees.map((payee) => ({ ...payee, amount: payee.amount.toString() })),
  },
  receive: intent.receive.map((item) => ({ ...item, amount: item.amount.toString() })),
  give: intent.give.map((item) => ({ ...item, amount: item.amount.toString() })),
  ...(offer === undefined ? {} : { offer: { ...offer, price: offer.price.toString() } }),
  limits: {
    networkFee: intent.limits.networkFee.toString(),
    accountRent: intent.limits.accountRent.toString(),
  },
});
