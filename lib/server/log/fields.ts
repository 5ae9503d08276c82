import { cut } from "./cut";
import { describeError } from "./describe-error";

/**
 * The fields a log line may have. Anything else is dropped and only its name is kept: a secret, a
 * signature or a prompt cannot get into the log by somebody logging an object that holds one
 * (seeds R15, M11, D16).
 */
const allowed = [
  "address",
  "attempt",
  "blockHeight",
  "bucket",
  "cluster",
  "code",
  "component",
  "count",
  "dependency",
  "durationMs",
  "endpoint",
  "event",
  "fingerprint",
  "from",
  "group",
  "host",
  "jobId",
  "lines",
  "listingId",
  "method",
  "operation",
  "outcome",
  "path",
  "purchaseId",
  "reason",
  "remaining",
  "requestId",
  "retryInMs",
  "route",
  "rules",
  "sessionId",
  "slot",
  "state",
  "status",
  "to",
  "transactionSignature",
  "upstream",
  "upstreamRequestId",
  "verdict",
  "wallet",
] as const;

type LogField = (typeof allowed)[number];
type LogValue = string | number | boolean | null | undefined | readonly string[];

/** What a line says beside its sentence. `error` may be anything that was thrown. */
export type LogFields = Readonly<Partial<Record<LogField, LogValue>>> & {
  readonly error?: unknown;
};

const names: ReadonlySet<string> = new Set(allowed);

/** Longer than any identifier of ours; a body or a transaction that slipped in is cut. */
const LONGEST_TEXT = 500;

const bounded = (value: unknown): unknown => {
  if (typeof value === "string") return cut(value, LONGEST_TEXT);
  if (Array.isArray(value)) return value.slice(0, 50).map(bounded);
  return typeof value === "object" ? undefined : value;
};

/** Nothing to leave out and nothing to cut, as in nearly every line. */
const isPlain = (name: string, value: unknown): boolean =>
  names.has(name) &&
  (typeof value === "string" ? value.length <= LONGEST_TEXT : typeof value !== "object");

const areAllPlain = (fields: Readonly<Record<string, unknown>>): boolean => {
  for (const name of Object.keys(fields)) if (!isPlain(name, fields[name])) return false;
  return true;
};

/**
 * The line's fields: the allowed ones, bounded; the names of the others under `dropped`.
 * @param always What was allowed before, and stands first.
 */
export const allowedFields = (
  fields: Readonly<Record<string, unknown>>,
  always: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => {
  if (areAllPlain(fields)) return { ...always, ...fields };
  const kept: Record<string, unknown> = { ...always };
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (name === "error") kept[name] = describeError(value);
    else if (names.has(name)) kept[name] = bounded(value);
    else dropped.push(name);
  }
  if (dropped.length > 0) kept["dropped"] = dropped;
  return kept;
};
