import { ZodError } from "zod";

/**
 * Which fields of an input are wrong, as a sentence; null where the error is none of a schema's. The
 * schema's own sentences may quote the input, which may be a secret: only fields are named.
 */
export const wrongFields = (error: unknown): string | null =>
  error instanceof ZodError
    ? `Not as it should be: ${error.issues.map(({ path }) => path.join(".") || "the whole").join(", ")}.`
    : null;
