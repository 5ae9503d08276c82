import { missingLamports, walletBalance } from "../money";
import { accountsRule } from "../rule";
import { sol } from "../words";

/** Source: agave `validate_fee_payer` and System `Transfer`: both fail before anything moves. */
export const enoughSol = accountsRule("PAY-07", (context) => {
  const missing = missingLamports(context);
  if (missing === 0n) return [];
  const balance = walletBalance(context);
  return [
    {
      message: `Your wallet holds ${sol(balance)}; ${sol(missing)} is missing.`,
      facts: { balance: balance.toString(), missing: missing.toString() },
    },
  ];
});
