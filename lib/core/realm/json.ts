import { isLosslessNumber, parse } from "lossless-json";
import * as z from "zod";
import { parseSol, type Lamports } from "../money";

/**
 * A number that a float may not hold: with a fraction, an exponent, or more than 15 digits. Also found in
 * texts between quotes, which costs time and nothing else.
 */
const MAY_LOSE_DIGITS = /[:,[\s]-?(?:\d{16}|\d+[.eE])|-0/u;

/**
 * Parses JSON keeping every number's own text, so that a price never passes through a float.
 * @throws SyntaxError as JSON.parse does.
 */
export const parseExactJson = (text: string): unknown =>
  MAY_LOSE_DIGITS.test(text) ? parse(text) : JSON.parse(text);

/** The text of a number that was parsed exactly; null for anything else. */
const digitsOf = (value: unknown): string | null => {
  if (isLosslessNumber(value)) return value.value;
  return Number.isSafeInteger(value) ? String(value) : null;
};

/** A JSON number in SOL, read through its decimal text into lamports (at most 9 decimals). */
export const solNumber = z.unknown().transform((value, context): Lamports => {
  const text = digitsOf(value);
  if (text !== null) {
    try {
      return parseSol(text);
    } catch {
      // Reported below: the reason is the same for every way of being wrong.
    }
  }
  context.addIssue({ code: "custom", message: "Not an amount of SOL with at most 9 decimals." });
  return z.NEVER;
});

/** A JSON number that is a whole, safe integer. */
export const wholeNumber = z.unknown().transform((value, context): number => {
  const number = Number(digitsOf(value) ?? Number.NaN);
  if (Number.isSafeInteger(number)) return number;
  context.addIssue({ code: "custom", message: "Not a whole number." });
  return z.NEVER;
});

/** A JSON number for which a float will do: a share, a percentage. */
export const realNumber = z.unknown().transform((value, context): number => {
  const number = Number(digitsOf(value) ?? Number.NaN);
  if (Number.isFinite(number)) return number;
  context.addIssue({ code: "custom", message: "Not a number." });
  return z.NEVER;
});
