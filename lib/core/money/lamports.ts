import { CodedError } from "../errors";

declare const lamportsBrand: unique symbol;

/** A whole number of lamports, never negative, at most 2^64 − 1 (what the runtime can hold). */
export type Lamports = bigint & { readonly [lamportsBrand]: true };

const LAMPORTS_PER_SOL = 1_000_000_000n;
const U64_MAX = (1n << 64n) - 1n;
const DIGITS = /^\d{1,40}$/u;

const isLamports = (value: bigint): value is Lamports => value >= 0n && value <= U64_MAX;

/** Takes a bigint as lamports. @throws MONEY_INVALID outside 0 … 2^64 − 1. */
export const lamports = (value: bigint): Lamports => {
  if (!isLamports(value)) throw new CodedError("MONEY_INVALID", "lamports out of range");
  return value;
};

/**
 * Reads SOL from its decimal text ("15.75") exactly, without floating arithmetic. A JSON number's
 * own text may carry an exponent ("1e-7"); that is read too, still exactly.
 * @throws MONEY_INVALID for signs, more than 9 decimals (trailing zeros aside), or out of range.
 */
export const parseSol = (text: string): Lamports => {
  const [mantissa = "", exponentText] = text.toLowerCase().split("e", 2);
  const [whole = "", fraction = "", ...rest] = mantissa.split(".");
  const exponent = exponentText === undefined ? 0 : Number(exponentText);
  const isDecimal =
    DIGITS.test(whole) && rest.length === 0 && (DIGITS.test(fraction) || !mantissa.includes("."));
  if (!isDecimal || exponentText === "" || !Number.isInteger(exponent) || Math.abs(exponent) > 30) {
    throw new CodedError("MONEY_INVALID", "not a decimal amount");
  }
  const digits = BigInt(whole + fraction);
  const shift = 9 + exponent - fraction.length;
  if (shift >= 0) return lamports(digits * 10n ** BigInt(shift));
  const divisor = 10n ** BigInt(-shift);
  if (digits % divisor !== 0n) throw new CodedError("MONEY_INVALID", "more than 9 decimals");
  return lamports(digits / divisor);
};

/** SOL with as many decimals as the amount has and no more: 15750000000n gives "15.75". */
export const formatSol = (value: bigint): string => {
  const sign = value < 0n ? "-" : "";
  const magnitude = value < 0n ? -value : value;
  const fraction = (magnitude % LAMPORTS_PER_SOL).toString().padStart(9, "0").replace(/0+$/u, "");
  const whole = (magnitude / LAMPORTS_PER_SOL).toString();
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
};

/** A share of an amount in basis points (1/10,000), rounded down to whole lamports. */
export const shareInBasisPoints = (value: Lamports, basisPoints: number): Lamports =>
  lamports((value * BigInt(basisPoints)) / 10_000n);
