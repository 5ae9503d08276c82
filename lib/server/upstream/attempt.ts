import { Readable } from "node:stream";
import { errors, type Dispatcher } from "undici";
import { collect, type Collected } from "./collect";
import { UpstreamFailure, type FailureKind } from "./failure";
import type { Method } from "./types";

export interface AttemptRequest {
  readonly path: string;
  readonly method: Method;
  /** Name, value, name, value. */
  readonly headers: string[];
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

/** Milliseconds after which an upstream that has not answered is slow, whoever asks. */
const FAIR = 2_000;

/** @param remaining Milliseconds it was given. */
const kindOf = (error: unknown, remaining: number): FailureKind => {
  if (error instanceof errors.ResponseExceededMaxSizeError) return "too-large";
  if (TIME_LIMITS.some((type) => error instanceof type)) return "timeout";
  const timedOut = error instanceof Error && error.name === "TimeoutError";
  if (!timedOut) return "connection";
  return remaining < FAIR ? "late" : "timeout";
};

const headerOf =
  (headers: Collected["headers"]) =>
  (name: string): string | null => {
    const value = headers[name];
    return typeof value === "string" ? value : (value?.[0] ?? null);
  };

const isJson = (contentType: string | null): boolean => {
  if (contentType === "application/json") return true;
  const [type = ""] = (contentType ?? "").toLowerCase().split(";", 1);
  return type.trim() === "application/json" || /^application\/.+\+json$/u.test(type.trim());
};

/** A body that is read while it is sent, and where it could not be read: no failure of upstream's. */
class Source {
  failure: unknown;
  failed = false;
  readonly stream: Readable;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.stream = Readable.from(this.#noting(pieces), { objectMode: false });
    // Undici stops listening once the request has ended; the source may fail after that.
    this.stream.on("error", () => undefined);
  }

  async *#noting(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces;
    } catch (error) {
      this.failed = true;
      this.failure = error;
      throw error;
    }
  }
}

/**
 * One request and its answer, whatever its status. A success has to be JSON or empty; an error's
 * body may be anything (a proxy's page, say) and is left to the caller to distrust.
 * @throws UpstreamFailure
 */
export const makeAttempt = async (
  dispatcher: Dispatcher,
  { path, method, headers, body, remaining }: AttemptRequest,
  attempts: number,
): Promise<AttemptAnswer> => {
  const isWhole = body === null || body instanceof Uint8Array;
  const source = isWhole ? null : new Source(body);
  const sent = isWhole ? body : (source?.stream ?? null);
  let answer: Collected;
  try {
    answer = await collect(dispatcher, { path, method, headers, body: sent }, remaining);
  } catch (error) {
    source?.stream.destroy();
    if (source?.failed === true) throw new UpstreamFailure("unsendable", attempts, source.failure);
    throw new UpstreamFailure(kindOf(error, remaining), attempts, error);
  }
  const header = headerOf(answer.headers);
  const succeeded = answer.status >= 200 && answer.status < 300;
  if (succeeded && answer.body.length > 0 && !isJson(header("content-type")))
    throw new UpstreamFailure("content-type", attempts, undefined);
  return { status: answer.status, header, body: answer.body };
};
