import type { z } from "zod";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { parseExactJson } from "@/lib/core/realm";
import { logger } from "@/lib/server/log";
import { UpstreamFailure, type FailureKind } from "@/lib/server/upstream";

/** One for all: making one costs more than reading an answer with it. */
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

const pathsOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path }) => path.join(".")).join(", ");

/** The places in the list of what does not fit; null where anything else does not fit either. */
const misfitsOf = ({ issues }: z.ZodError, list: string): ReadonlySet<number> | null => {
  const misfits = new Set<number>();
  for (const { path } of issues) {
    const [name, place] = path;
    if (name !== list || typeof place !== "number") return null;
    misfits.add(place);
  }
  return misfits;
};

/** The answer without them; null where nothing of several items would be left. */
const without = (value: unknown, list: string, misfits: ReadonlySet<number>): unknown => {
  if (typeof value !== "object" || value === null) return null;
  const items: unknown = Object.entries(value).find(([name]) => name === list)?.[1];
  if (!Array.isArray(items) || (items.length > 1 && items.length === misfits.size)) return null;
  return { ...value, [list]: items.filter((_, place) => !misfits.has(place)) };
};

/**
 * One odd item shall not hide all the others: it is left out, and the log says which paths did not fit.
 * Where nothing of several fits it is the contract that has changed, and no empty list.
 * @returns null where more is wrong than items of the list
 */
const readFitting = <Schema extends z.ZodType>(
  operation: string,
  value: unknown,
  { schema, list, error }: { schema: Schema; list: string; error: z.ZodError },
): z.output<Schema> | null => {
  const misfits = misfitsOf(error, list);
  if (misfits === null) return null;
  const parsed = schema.safeParse(without(value, list, misfits));
  if (!parsed.success) return null;
  const fields = { operation, count: misfits.size, path: pathsOf(error) };
  logger.warn(fields, "Items of an answer of REALM's don't fit the contract, and were left out.");
  return parsed.data;
};

/**
 * Reads a successful answer: UTF-8, JSON with every number's own text, then the contract's schema.
 * @param list The name of its list, whose items that don't fit are left out
 * @throws CodedError REALM_ANSWER. Its cause names paths, never values.
 */
export const readAnswer = <Schema extends z.ZodType>(
  operation: string,
  body: Uint8Array,
  schema: Schema,
  list?: string,
): z.output<Schema> => {
  let value: unknown;
  try {
    value = parseExactJson(strictUtf8.decode(body));
  } catch (cause) {
    throw new CodedError("REALM_ANSWER", `REALM's answer to ${operation} is not JSON`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { error } = parsed;
  const fitting =
    list === undefined ? null : readFitting(operation, value, { schema, list, error });
  if (fitting !== null) return fitting;
  const paths = pathsOf(error);
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
