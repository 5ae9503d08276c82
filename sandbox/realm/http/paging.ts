import * as z from "zod";
import { DEFAULT_PAGE_SIZE } from "@/lib/core/realm";

const MAX_PAGE_SIZE = 100;
const whole = z
  .string()
  .regex(/^\d{1,9}$/u, "Not a whole number.")
  .transform(Number);

/** `limit` and `offset` of a list. */
export const pagingFields = {
  limit: whole.pipe(z.int().min(1).max(MAX_PAGE_SIZE)).default(DEFAULT_PAGE_SIZE),
  offset: whole.default(0),
};
