import * as z from "zod";
import { parseSol, type Lamports } from "../money";

/** Digits with at most one point. No sign, no exponent: nobody types a price as 1e3 on purpose. */
const DECIMAL = /^\d{1,12}\.?\d*$/u;
const MOST_DECIMALS = 9;

/** What is wrong with a typed price, in words; null where nothing is. */
const problemOf = (text: string): string | null => {
  if (text === "") return "Give it a price.";
  if (text.includes(",")) return "Use a point for decimals and nothing between thousands.";
  if (!DECIMAL.test(text)) return "Use digits and at most one point, such as 12.5.";
  const [, decimals = ""] = text.split(".");
  if (decimals.length > MOST_DECIMALS) return "SOL has at most 9 decimals.";
  return null;
};

const exactly = (text: string): Lamports | null => {
  try {
    return parseSol(text.replace(/\.$/u, ""));
  } catch {
    // Said below: more than there can ever be.
    return null;
  }
};

/** A price as it is typed: SOL in decimal text, taken to the lamport. Never rounded, never zero. */
export const typedPrice = z
  .string()
  .trim()
  .transform((text, context): Lamports => {
    const problem = problemOf(text);
    const price = problem === null ? exactly(text) : null;
    if (price !== null && price > 0n) return price;
    const message =
      problem ?? (price === 0n ? "A price is above zero." : "That is more SOL than there can be.");
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
