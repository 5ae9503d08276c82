import { CodedError } from "@/lib/core/errors";
import { cut } from "./cut";

const LONGEST_MESSAGE = 500;
const CAUSES_FOLLOWED = 4;
const ERRORS_NAMED = 10;
const FRAMES_KEPT = 12;
const LONGEST_FRAME = 200;

type Description = Readonly<Record<string, unknown>>;

/** What tells one kind of failure from another without quoting anything: a code, or a kind. */
const codeOf = (error: object): string | number | undefined => {
  const code: unknown = "code" in error ? error.code : "kind" in error ? error.kind : undefined;
  return typeof code === "string" || typeof code === "number" ? code : undefined;
};

/**
 * Where it was thrown. A stack begins with the message, uncut, whose lines may look like frames: it
 * is taken off first, and a stack that does not begin with it is not trusted.
 */
const framesOf = ({ message, stack = "" }: Error): readonly string[] => {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  return stack
    .slice(start + message.length)
    .split("\n")
    .filter((line) => /^ +at /u.test(line))
    .slice(0, FRAMES_KEPT)
    .map((line) => cut(line.trim(), LONGEST_FRAME));
};

const nameAndCode = (error: unknown): Description =>
  error instanceof Error ? { name: error.name, code: codeOf(error) } : { name: typeof error };

/**
 * Whether the message quotes what was asked of the database: drizzle's lists the parameters, and
 * Postgres's own repeats values. Told by their fields, because bundles have classes of their own.
 */
const quotesRows = (error: Error): boolean =>
  ("query" in error && "params" in error) || ("severity" in error && "code" in error);

/**
 * An error with what the inside needs: code, message, context, frames and causes. One that quotes
 * rows keeps its name and codes only, and so do the parts of an AggregateError.
 */
export const describeError = (error: unknown, depth = 0): Description => {
  if (!(error instanceof Error)) return nameAndCode(error);
  const frames = framesOf(error);
  if (quotesRows(error)) {
    const name = error.name === "Error" ? "DatabaseQueryError" : error.name;
    const cause = error.cause === undefined ? {} : { cause: nameAndCode(error.cause) };
    return { ...nameAndCode(error), name, frames, ...cause };
  }
  const followed = error.cause !== undefined && depth < CAUSES_FOLLOWED;
  return {
    ...nameAndCode(error),
    message: cut(error.message, LONGEST_MESSAGE),
    ...(error instanceof CodedError ? { context: error.context } : {}),
    frames,
    ...(error instanceof AggregateError
      ? { errors: error.errors.slice(0, ERRORS_NAMED).map(nameAndCode) }
      : {}),
    ...(followed ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
};
