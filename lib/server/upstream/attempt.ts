import { Readable } from "node:stream";
import { errors, type Agent, type Dispatcher } from "undici";
import type { Limits, Method } from "./types";
import { UpstreamFailure, type FailureKind } from "./failure";

export interface AttemptRequest {
  readonly origin: string;
  readonly path: string;
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | AsyncIterable<Uint8Array> | null;
  /** Milliseconds left of the caller's time. */
  readonly remaining: number;
}

export interface AttemptAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array;
}

const TIME_LIMITS = [
  errors.ConnectTimeoutError,
  errors.HeadersTimeoutError,
  errors.BodyTimeoutError,
];

const kindOf = (error: unknown): FailureKind => {
  if (TIME_LIMITS.some((type) => error instanceof type)) return "timeout";
  const timedOut = error instanceof Error && error.name === "TimeoutError";
  return timedOut ? "timeout" : "connection";
};

const headerOf =
  (headers: Dispatcher.ResponseData["headers"]) =>
  (name: string): string | null => {
    const value = headers[name];
    return typeof value === "string" ? value : (value?.[0] ?? null);
  };

/** Reads at most `limit` bytes; more ends the connection, so nothing more is received. */
const readBody = async (
  body: Dispatcher.ResponseData["body"],
  limit: number,
  attempts: number,
): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let size = 0;
  const pieces: AsyncIterable<unknown> = body;
  for await (const chunk of pieces) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > limit) throw new UpstreamFailure("too-large", attempts, undefined);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
};

const isJson = (contentType: string | null): boolean => {
  const [type = ""] = (contentType ?? "").toLowerCase().split(";", 1);
  return type.trim() === "application/json" || /^application\/.+\+json$/u.test(type.trim());
};

const sendable = (body: AttemptRequest["body"]): Uint8Array | Readable | null =>
  body === null || body instanceof Uint8Array ? body : Readable.from(body, { objectMode: false });

/**
 * One request and its answer, whatever its status. A success has to be JSON or empty; an error's
 * body may be anything (a proxy's page, say) and is left to the caller to distrust.
 * @throws UpstreamFailure
 */
export const makeAttempt = async (
  agent: Agent,
  request: AttemptRequest,
  limits: Limits,
  attempts: number,
): Promise<AttemptAnswer> => {
  try {
    const { remaining, body: outgoing, ...rest } = request;
    const answer = await agent.request({
      ...rest,
      body: sendable(outgoing),
      signal: AbortSignal.timeout(Math.max(1, Math.floor(remaining))),
      headersTimeout: limits.headersMillis,
      bodyTimeout: limits.bodyMillis,
    });
    const header = headerOf(answer.headers);
    const body = await readBody(answer.body, limits.answerBytes, attempts);
    const succeeded = answer.statusCode >= 200 && answer.statusCode < 300;
    if (succeeded && body.length > 0 && !isJson(header("content-type"))) {
      throw new UpstreamFailure("content-type", attempts, undefined);
    }
    return { status: answer.statusCode, header, body };
  } catch (error) {
    if (error instanceof UpstreamFailure) throw error;
    throw new UpstreamFailure(kindOf(error), attempts, error);
  }
};
