import { isLosslessNumber, parse } from "lossless-json";
import * as z from "zod";
import { parseSol, type Lamports } from "../money";

/**
 * Parses JSON keeping every number's own text, so that a price never passes through a float.
 * @throws SyntaxError as JSON.parse does.
 */
export const parseExactJson = (text: string): unknown => parse(text);

/** A JSON number in SOL, read through its decimal text into lamports (at most 9 decimals). */
export const solNumber = z.unknown().transform((value, context): Lamports => {
  const text = isLosslessNumber(value) ? value.value : null;
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
  const number = isLosslessNumber(value) ? Number(value.value) : Number.NaN;
  if (Number.isSafeInteger(number)) return number;
  context.addIssue({ code: "custom", message: "Not a whole number." });
  return z.NEVER;
});

/** A JSON number for which a float will do: a share, a percentage. */
export const realNumber = z.unknown().transform((value, context): number => {
  const number = isLosslessNumber(value) ? Number(value.value) : Number.NaN;
  if (Number.isFinite(number)) return number;
  context.addIssue({ code: "custom", message: "Not a number." });
  return z.NEVER;
});
