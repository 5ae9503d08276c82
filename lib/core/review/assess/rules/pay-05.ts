import { messageRule } from "../rule";
import { sol } from "../words";

/** Beyond ten times the cap it is no longer a matter of taste. */
const BLOCK_FACTOR = 10n;
/** Where the price is high, a fee of 1/1,000 of it is not worth a warning. */
const PRICE_SHARE = 1_000n;

/** Source: solana-compute-budget-instruction: a repeated instruction fails the transaction. */
export const feeWithinCap = messageRule("PAY-05", ({ fee, intent, feePayer, wallet }) => {
  const repeated = fee.duplicates.map((instruction) => ({
    severity: "block" as const,
    message: "The network fee is set twice, so the transaction would be refused.",
    instruction,
  }));
  if (intent === null || feePayer !== wallet) return repeated;
  const share = intent.pay.total / PRICE_SHARE;
  const cap = intent.limits.networkFee > share ? intent.limits.networkFee : share;
  if (fee.total <= cap) return repeated;
  const facts = { networkFee: fee.total.toString(), cap: cap.toString() };
  const severity =
    fee.total >= intent.limits.networkFee * BLOCK_FACTOR ? ("block" as const) : ("warn" as const);
  return [
    ...repeated,
    {
      severity,
      message: `The network fee is ${sol(fee.total)}; at most ${sol(cap)} is expected.`,
      facts,
    },
  ];
});
