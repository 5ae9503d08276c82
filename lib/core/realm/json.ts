import { isLosslessNumber, parse } from "lossless-json";
import * as z from "zod";
import { parseSol, type Lamports } from "../money";

/**
 * A number that a float may not hold: with a fraction, an exponent, or more than 15 digits. Also found in
 * texts between quotes, which costs time and nothing else.
 */
const MAY_LOSE_DIGITS = /[:,[\s](?:-0|-?\d(?:\d{15}|\d*[.eE]))/u;

/** JSON writes NUL and half of a surrogate pair as an escape only; whole pairs are found too. */
const MAY_BE_UNSTORABLE = /\\u(?:0000|[dD][89a-fA-F])/u;

/** A store takes no text with NUL or half a pair in it: one would keep all it stands in from being written. */
const storable = (_: string, value: unknown): unknown =>
  typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\uFFFD") : value;

/**
 * Parses JSON keeping every number's own text, so that a price never passes through a float. Characters
 * that no store takes become U+FFFD.
 * @throws SyntaxError as JSON.parse does.
 */
export const parseExactJson = (text: string): unknown => {
  const reviver = MAY_BE_UNSTORABLE.test(text) ? storable : undefined;
  return MAY_LOSE_DIGITS.test(text) ? parse(text, reviver) : JSON.parse(text, reviver);
};

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
