import { messageRule } from "../rule";
import { sol } from "../words";

/** Beyond ten times the cap it is no longer a matter of taste. */
const BLOCK_FACTOR = 10n;

/**
 * Source: solana-compute-budget-instruction: a repeated instruction fails the transaction, and so does
 * a heap or an account limit outside its bounds; the fee is taken all the same.
 */
export const feeWithinCap = messageRule("PAY-05", ({ fee, intent, feePayer, wallet }) => {
  const repeated = fee.duplicates.map((instruction) => ({
    severity: "block" as const,
    message: "The network fee is set twice, so the transaction would be refused.",
    instruction,
  }));
  const impossible = fee.impossible.map((instruction) => ({
    severity: "block" as const,
    message: "It asks for memory that the runtime does not give, so it would be refused.",
    instruction,
  }));
  const broken = [...repeated, ...impossible];
  if (intent === null || feePayer !== wallet) return broken;
  const cap = intent.limits.networkFee;
  if (fee.total <= cap) return broken;
  const facts = { networkFee: fee.total.toString(), cap: cap.toString() };
  const severity = fee.total >= cap * BLOCK_FACTOR ? ("block" as const) : ("warn" as const);
  return [
    ...broken,
    {
      severity,
      message: `The network fee is ${sol(fee.total)}; at most ${sol(cap)} is expected.`,
      facts,
    },
  ];
});
