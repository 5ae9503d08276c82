import { CodedError, toProblem } from "@/lib/core/errors";
import { RateLimitedError, type LimitState } from "@/lib/server/limits";
import { ZodError } from "zod";

/** A JSON answer. */
export const json = (status: number, body: unknown): Response => Response.json(body, { status });

const MOST_ISSUES = 20;

const issuesOf = ({ code, cause }: CodedError) =>
  code === "INPUT_INVALID" && cause instanceof ZodError
    ? cause.issues.slice(0, MOST_ISSUES).map((issue) => ({
        path: issue.path.map(String).join("."),
        message: issue.message,
      }))
    : undefined;

/** What was thrown, as the coded error it is to the outside. */
export const asCoded = (error: unknown): CodedError => {
  if (error instanceof CodedError) return error;
  if (error instanceof ZodError) {
    return new CodedError("INPUT_INVALID", "the input does not fit its schema", { cause: error });
  }
  return new CodedError("INTERNAL", "unexpected", { cause: error });
};

/** Seconds after which an upstream that is away, or a door that is full, is worth another try. */
const RETRY_SECONDS = 5;

/** The problem document of what was thrown (RFC 9457). */
export const problem = (error: unknown, requestId: string): Response => {
  const coded = asCoded(error);
  const answer = new Response(JSON.stringify(toProblem(coded, requestId, issuesOf(coded))), {
    status: coded.status,
    headers: { "content-type": "application/problem+json" },
  });
  if (coded instanceof RateLimitedError) {
    answer.headers.set("retry-after", String(coded.state.resetSeconds));
    setLimitHeaders(answer.headers, coded.state);
  } else if (coded.status === 503 || coded.status === 429) {
    answer.headers.set("retry-after", String(RETRY_SECONDS));
  }
  return answer;
};

/** `RateLimit` and `RateLimit-Policy` as the IETF draft (httpapi-ratelimit-headers) writes them. */
export const setLimitHeaders = (headers: Headers, state: LimitState): void => {
  const name = JSON.stringify(state.bucket);
  headers.set("ratelimit", `${name};r=${state.remaining};t=${state.resetSeconds}`);
  headers.set("ratelimit-policy", `${name};q=${state.limit};w=${state.windowSeconds}`);
};
