import type { z } from "zod";
import { CodedError, problemCode, problemSchema, type Problem } from "@/lib/core/errors";

/** What one of the app's routes refused, with what it said of single fields. */
export class ApiProblem extends CodedError {
  readonly issues: NonNullable<Problem["issues"]>;

  constructor(problem: Problem) {
    super(problemCode(problem), problem.title, { context: { requestId: problem.requestId } });
    this.name = "ApiProblem";
    this.issues = problem.issues ?? [];
  }
}

export interface Call<Output> {
  readonly path: `/api/${string}`;
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<Output>;
  /** Cuts the call off. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls one of the app's own routes and reads the answer through its schema.
 * @throws CodedError with the problem document's code; INTERNAL when nothing readable came back.
 */
export const callApi = async <Output>(call: Call<Output>): Promise<Output> => {
  const response = await send(call);
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(answer, response.status);
  const parsed = call.schema.safeParse(answer);
  if (!parsed.success) {
    throw new CodedError("INTERNAL", `unreadable answer from ${call.path}`, {
      cause: parsed.error,
    });
  }
  return parsed.data;
};

const send = async (call: Call<unknown>): Promise<Response> => {
  const { path, method = "GET", body, headers, signal } = call;
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : JSON_BODY),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    throw new CodedError("INTERNAL", `no answer from ${path}`, { cause });
  }
};

const JSON_BODY = { "Content-Type": "application/json" } as const;

const problemOf = (answer: unknown, status: number): CodedError => {
  const problem = problemSchema.safeParse(answer);
  if (!problem.success)
    return new CodedError("INTERNAL", `HTTP ${status} without a problem document`);
  return new ApiProblem(problem.data);
};
