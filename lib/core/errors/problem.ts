import * as z from "zod";
import { isErrorCode, type ErrorCode } from "./codes";
import { CodedError } from "./coded-error";

/** RFC 9457 problem document, as every route answers an error (seeds D15, M18). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  requestId: z.string(),
  /** Field-level reasons of INPUT_INVALID: path in dots, one plain sentence. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Builds the document. `title` is the table's sentence: nothing internal leaves. */
export const toProblem = (
  error: unknown,
  requestId: string,
  issues?: Problem["issues"],
): Problem => {
  const coded = error instanceof CodedError ? error : new CodedError("INTERNAL", "unexpected");
  return {
    type: `urn:countersign:error:${coded.code}`,
    title: coded.sentence,
    status: coded.status,
    code: coded.code,
    requestId,
    ...(issues ? { issues } : {}),
  };
};

/** The code of a problem document read from the wire; an unknown one is INTERNAL. */
export const problemCode = (problem: Problem): ErrorCode =>
  isErrorCode(problem.code) ? problem.code : "INTERNAL";
