import { formatSol } from "@/lib/core/money";
import type { Address } from "@/lib/core/solana";

/** Base units of a token as its decimal text, exactly: 1500000n with 6 decimals gives "1.5". */
export const formatUnits = (amount: bigint, decimals: number): string => {
  const sign = amount < 0n ? "-" : "";
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/u, "");
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
};

/** A change of a balance with its sign: "+1", "−15.75 SOL", "0 SOL". */
export const formatChange = (
  change: bigint,
  { mint, decimals }: { readonly mint: "SOL" | Address; readonly decimals: number },
): string => {
  const size = change < 0n ? -change : change;
  const sign = change === 0n ? "" : change < 0n ? "−" : "+";
  return `${sign}${mint === "SOL" ? `${formatSol(size)} SOL` : formatUnits(size, decimals)}`;
};

/** An amount of a token whose decimals are not at hand, in its smallest unit. */
export const baseUnitsWords = (amount: bigint): string =>
  amount === 1n ? "1 base unit" : `${amount.toLocaleString("en-US")} base units`;
