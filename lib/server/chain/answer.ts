import type { z } from "zod";
import { CodedError } from "@/lib/core/errors";

/** A node's result of the documented shape. @throws CHAIN_UNAVAILABLE: no usable answer is no answer. */
export const readResult = <Schema extends z.ZodType>(
  method: string,
  schema: Schema,
  result: unknown,
): z.output<Schema> => {
  const parsed = schema.safeParse(result);
  if (parsed.success) return parsed.data;
  throw new CodedError("CHAIN_UNAVAILABLE", `the answer to ${method} is not as documented`, {
    context: { method, paths: parsed.error.issues.map(({ path }) => path.join(".")).join(", ") },
  });
};
