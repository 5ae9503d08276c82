import { EventEmitter } from "node:events";
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
  if (error instanceof errors.ResponseExceededMaxSizeError) return "too-large";
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

/** Timers of the same length share a list, so lengths are rounded up to this many milliseconds. */
const TIMER_STEP = 50;

/** Ends an attempt at its time: what undici takes for an AbortSignal, and far lighter than one. */
class Expiry extends EventEmitter {
  aborted = false;
  reason: Error | undefined;
  readonly #timer: NodeJS.Timeout;

  constructor(millis: number) {
    super();
    const rounded = Math.ceil(Math.max(1, millis) / TIMER_STEP) * TIMER_STEP;
    this.#timer = setTimeout(() => {
      this.aborted = true;
      this.reason = new DOMException("the attempt took too long", "TimeoutError");
      this.emit("abort");
    }, rounded);
  }

  settle(): void {
    clearTimeout(this.#timer);
  }
}

/** The body's bytes; those of a short answer are not copied, which is most of what reading them costs. */
const readWhole = (body: Readable): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    body.on("data", (piece: Buffer) => pieces.push(piece));
    body.once("error", reject);
    body.once("end", () => {
      const [only] = pieces;
      resolve(pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces));
    });
  });

const isJson = (contentType: string | null): boolean => {
  const [type = ""] = (contentType ?? "").toLowerCase().split(";", 1);
  return type.trim() === "application/json" || /^application\/.+\+json$/u.test(type.trim());
};

/** What is sent of a source, noting where the source fails: that is not upstream's failure. */
const noting = async function* (
  source: AsyncIterable<Uint8Array>,
  failed: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    failed(error);
    throw error;
  }
};

const sendable = (
  body: AttemptRequest["body"],
  failed: (error: unknown) => void,
): Uint8Array | Readable | null =>
  body === null || body instanceof Uint8Array
    ? body
    : Readable.from(noting(body, failed), { objectMode: false });

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
  const expiry = new Expiry(request.remaining);
  const source: { failure: UpstreamFailure | null } = { failure: null };
  try {
    const { origin, path, method, headers } = request;
    const answer = await agent.request({
      origin,
      path,
      method,
      headers,
      body: sendable(request.body, (error) => {
        source.failure = new UpstreamFailure("unsendable", attempts, error);
      }),
      signal: expiry,
      headersTimeout: limits.headersMillis,
      bodyTimeout: limits.bodyMillis,
    });
    const header = headerOf(answer.headers);
    const body = await readWhole(answer.body);
    const succeeded = answer.statusCode >= 200 && answer.statusCode < 300;
    if (succeeded && body.length > 0 && !isJson(header("content-type"))) {
      throw new UpstreamFailure("content-type", attempts, undefined);
    }
    return { status: answer.statusCode, header, body };
  } catch (error) {
    if (error instanceof UpstreamFailure) throw error;
    if (source.failure !== null) throw source.failure;
    throw new UpstreamFailure(kindOf(error), attempts, error);
  } finally {
    expiry.settle();
  }
};
