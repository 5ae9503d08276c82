import type { z } from "zod";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { parseExactJson } from "@/lib/core/realm";
import { UpstreamFailure, type FailureKind } from "@/lib/server/upstream";

/** One for all: making one costs more than reading an answer with it. */
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a successful answer: UTF-8, JSON with every number's own text, then the contract's schema.
 * @throws CodedError REALM_ANSWER. Its cause names paths, never values.
 */
export const readAnswer = <Schema extends z.ZodType>(
  operation: string,
  body: Uint8Array,
  schema: Schema,
): z.output<Schema> => {
  let value: unknown;
  try {
    value = parseExactJson(strictUtf8.decode(body));
  } catch (cause) {
    throw new CodedError("REALM_ANSWER", `REALM's answer to ${operation} is not JSON`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new CodedError("REALM_ANSWER", `REALM's answer to ${operation} does not fit the contract`, {
    context: { operation, paths },
  });
};

const meanings: Readonly<Record<FailureKind, ErrorCode>> = {
  connection: "REALM_UNAVAILABLE",
  timeout: "REALM_UNAVAILABLE",
  late: "REALM_UNAVAILABLE",
  broken: "REALM_UNAVAILABLE",
  busy: "REALM_UNAVAILABLE",
  limited: "REALM_RATE_LIMITED",
  "too-large": "REALM_ANSWER",
  "content-type": "REALM_ANSWER",
  signature: "REALM_ANSWER",
  unsendable: "INPUT_INVALID",
};

/** No usable answer at all, as a coded error. Anything that is not upstream's goes through as it is. */
export const failureOf = (operation: string, error: unknown): unknown => {
  if (!(error instanceof UpstreamFailure)) return error;
  return new CodedError(meanings[error.kind], `REALM: ${error.kind}`, {
    context: { operation, attempts: error.attempts },
    cause: error,
  });
};
