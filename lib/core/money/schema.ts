import * as z from "zod";
import { lamports, type Lamports } from "./lamports";

/**
 * Lamports or base units as they stand in JSON: a string of digits, never a float. What is no digits
 * ends the checks there: BigInt would throw on it, and a schema must not.
 */
const lamportsText = z
  .string()
  .regex(/^(0|[1-9]\d{0,19})$/u, { error: "Use whole lamports as digits.", abort: true })
  .refine((text) => BigInt(text) < 1n << 64n, "More than fits into 64 bits.");

/** The same, turned into a bigint. */
export const lamportsFromText = lamportsText.transform((text): Lamports => lamports(BigInt(text)));
