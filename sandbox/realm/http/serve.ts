import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { stringify } from "lossless-json";
import { ZodError } from "zod";
import type { Credential } from "../state/keys";
import type { StoredAnswer, User } from "../state/records";
import type { Collection } from "../state/collection";
import { findCredential, verifySignature } from "./authenticate";
import { parseBody, readBody } from "./body";
import type { Faults } from "./faults";
import { actsFirst, misbehave, withhold } from "./misbehave";
import { IdempotencyKeys, type WireAnswer } from "./idempotency";
import { ProtocolError } from "./protocol-error";
import { rateHeaders, RateLimiter } from "./rate-limit";
import { findRoute, type Match, type RateGroup, type Route } from "./route";

const BASE_PATH = "/v1";

export interface ApiOptions {
  readonly routes: readonly Route[];
  readonly credentials: readonly Credential[];
  readonly users: Collection<User>;
  readonly answers: Collection<StoredAnswer>;
  readonly faults: Faults;
  readonly limits: Readonly<Record<RateGroup, number>>;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Counts one call that was let in, by operation. */
  readonly count: (operation: string, userId: string) => void;
  /** Files that need no key; true where it has answered. */
  readonly files: (path: string, response: ServerResponse) => boolean;
  readonly log: (line: string) => void;
}

const errorBody = (error: ProtocolError, requestId: string): WireAnswer => ({
  status: error.status,
  body: JSON.stringify({ error: { code: error.code, message: error.message, requestId } }),
});

const asProtocolError = (error: unknown): ProtocolError | null => {
  if (error instanceof ProtocolError) return error;
  if (!(error instanceof ZodError)) return null;
  const [issue] = error.issues;
  const where = issue?.path.join(".") ?? "";
  return new ProtocolError(400, "invalid_request", `${where}: ${issue?.message ?? "invalid"}`);
};

const resolve = (options: ApiOptions, request: IncomingMessage, path: string): Match => {
  const found = findRoute(options.routes, request.method ?? "", path.slice(BASE_PATH.length));
  if (!path.startsWith(`${BASE_PATH}/`) || !found) {
    throw new ProtocolError(404, "not_found", "There is nothing at this path.");
  }
  if ("allow" in found) {
    throw new ProtocolError(405, "method_not_allowed", `Allowed: ${found.allow.join(", ")}.`);
  }
  return found;
};

/** REALM's API over HTTP: who may, how often, whether it was signed; then the route's own work. */
export const createApiServer = (options: ApiOptions): Server => {
  const limiter = new RateLimiter(options.limits);
  const idempotency = new IdempotencyKeys(options.answers);

  const act = async (
    { route, params }: Match,
    user: User,
    query: URLSearchParams,
    body: unknown,
    requestId: string,
  ): Promise<WireAnswer> => {
    try {
      const answer = await route.handle({ user, params, query, body });
      return { status: answer.status, body: stringify(answer.body) ?? "" };
    } catch (error) {
      const refusal = asProtocolError(error);
      if (!refusal) throw error;
      return errorBody(refusal, requestId);
    }
  };

  const answer = async (
    request: IncomingMessage,
    url: URL,
    headers: Record<string, string>,
    requestId: string,
  ): Promise<WireAnswer> => {
    const now = options.clock();
    const nowSeconds = Math.floor(now / 1000);
    const found = findRoute(
      options.routes,
      request.method ?? "",
      url.pathname.slice(BASE_PATH.length),
    );
    const group = found && "route" in found ? found.route.group : "market-read";
    const apiKey = request.headers["x-api-key"];
    const rate = limiter.take(typeof apiKey === "string" ? apiKey : "", group, nowSeconds);
    Object.assign(headers, rateHeaders(rate));
    const credential = findCredential(options.credentials, request.headers);
    if (rate.exceeded) {
      headers["retry-after"] = String(Math.max(1, rate.reset - nowSeconds));
      throw new ProtocolError(429, "rate_limited", "Too many requests.");
    }
    const match = resolve(options, request, url.pathname);
    const body = await readBody(request);
    const method = request.method ?? "";
    const path = url.pathname;
    if (match.route.signed) {
      verifySignature(
        credential.apiSecret,
        { method, path, headers: request.headers, body },
        nowSeconds,
      );
    }
    const parsed = parseBody(request.headers["content-type"], body);
    const user = options.users.get(credential.userId);
    if (!user) throw new Error(`no user ${credential.userId}`);
    options.count(match.route.operation, user.userId);
    const work = () => act(match, user, url.searchParams, parsed, requestId);
    if (!match.route.idempotent) return work();
    const key = request.headers["idempotency-key"];
    return idempotency.once(
      {
        apiKey: credential.apiKey,
        key: typeof key === "string" ? key : undefined,
        method,
        path,
        body,
      },
      now,
      work,
    );
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = `req_${randomUUID().replaceAll("-", "")}`;
    const url = new URL(request.url ?? "/", "http://sandbox");
    if (request.method === "GET" && options.files(url.pathname, response)) return;
    const path = url.pathname.slice(BASE_PATH.length);
    const found = findRoute(options.routes, request.method ?? "", path);
    const fault = options.faults.take(
      found && "route" in found ? found.route.operation : null,
      path,
    );
    const headers: Record<string, string> = {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-request-id": requestId,
    };
    if (fault && !actsFirst(fault) && (await withhold(fault, response, headers, requestId))) return;
    const outcome = await answer(request, url, headers, requestId).catch((error: unknown) => {
      const refusal = asProtocolError(error);
      if (!refusal)
        options.log(`${requestId} ${error instanceof Error ? (error.stack ?? "") : "failed"}`);
      return errorBody(
        refusal ?? new ProtocolError(500, "internal_error", "Something failed on REALM's side."),
        requestId,
      );
    });
    // A refused body may still be arriving; the connection cannot be used for a next request.
    if (!request.complete) headers["connection"] = "close";
    if (fault && actsFirst(fault)) misbehave(fault, outcome, response, headers);
    else
      response.writeHead(outcome.status, headers).end(outcome.status === 204 ? "" : outcome.body);
  };

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      options.log(`request failed: ${error instanceof Error ? error.message : "unknown"}`);
      response.destroy();
    });
  });
};
