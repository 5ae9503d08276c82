import { ZodError } from "zod";

type Issue = ZodError["issues"][number];

/** What a field should be. The schema's own sentences may quote the input: only what it asked for is told. */
const wanted = (issue: Issue): string => {
  if (issue.code === "invalid_value") return ` (one of ${issue.values.map(String).join(", ")})`;
  if (issue.code === "invalid_format" && issue.format === "uuid")
    return " (an id, as list shows it)";
  return "";
};

/**
 * Which fields of an input are wrong and what they should be, as a sentence; null where the error is none
 * of a schema's. The input may be a secret: nothing of it is told.
 */
export const wrongFields = (error: unknown): string | null =>
  error instanceof ZodError
    ? `Not as it should be: ${error.issues
        .map((issue) => `${issue.path.join(".") || "the whole"}${wanted(issue)}`)
        .join(", ")}.`
    : null;
