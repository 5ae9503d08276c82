import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { stringify } from "lossless-json";
import { ZodError } from "zod";
import type { Collection } from "../state/collection";
import type { StoredAnswer } from "../state/records";
import {
  admit,
  BASE_PATH,
  knock,
  routeOf,
  type Admitted,
  type Doorkeeper,
  type Knock,
} from "./admit";
import type { Faults } from "./faults";
import { IdempotencyKeys, type WireAnswer } from "./idempotency";
import { actsFirst, misbehave, withhold } from "./misbehave";
import { ProtocolError } from "./protocol-error";
import { RateLimiter } from "./rate-limit";
import { targetOf, type Target } from "./target";
import { KEEP_ALIVE } from "../../program/keep-alive";

/** A GET outside /v1: pictures and results, which need no key. */
export interface FileServer {
  readonly has: (path: string) => boolean;
  readonly serve: (target: Target, request: IncomingMessage, response: ServerResponse) => void;
}

export interface ApiOptions extends Omit<Doorkeeper, "limiter"> {
  readonly answers: Collection<StoredAnswer>;
  readonly faults: Faults;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly files: FileServer;
  readonly log: (line: string) => void;
}

/** One request's, as far as it can go wrong. */
interface Moment {
  readonly requestId: string;
  /** REALM's clock, Unix milliseconds. */
  readonly now: number;
  /** Milliseconds until it acts; null for at once. */
  readonly slow: number | null;
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

/** REALM's API over HTTP, with the faults that are in force. */
export const createApiServer = (options: ApiOptions): Server => {
  const door: Doorkeeper = { ...options, limiter: new RateLimiter() };
  const idempotency = new IdempotencyKeys(options.answers);

  const act = async (
    { route, call }: Admitted,
    { requestId, slow }: Moment,
  ): Promise<WireAnswer> => {
    if (slow !== null) await wait(slow);
    try {
      const answer = await route.handle(call);
      return { status: answer.status, body: stringify(answer.body) ?? "" };
    } catch (error) {
      const refusal = asProtocolError(error);
      if (!refusal) throw error;
      return errorBody(refusal, requestId);
    }
  };

  const answer = async (
    knocked: Knock,
    headers: Record<string, string>,
    moment: Moment,
  ): Promise<WireAnswer> => {
    const { now } = moment;
    const admitted = await admit(door, knocked, headers, Math.floor(now / 1000));
    const given = knocked.request.headers["idempotency-key"];
    const key = typeof given === "string" ? given : undefined;
    const { idempotency: rule } = admitted.route;
    if (rule === "ignored" || (rule === "obeyed" && key === undefined)) {
      return act(admitted, moment);
    }
    const { call, fingerprint } = admitted;
    const kept = { userId: call.user.userId, key, fingerprint };
    return idempotency.once(kept, now, () => act(admitted, moment));
  };

  const serveFile = async (
    target: Target,
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<void> => {
    const now = options.clock();
    const fault = options.faults.take("files.get", null);
    if (fault && (await withhold(fault, response, {}, { requestId, now }))) return;
    if (fault && actsFirst(fault)) {
      misbehave(fault, { status: 200, body: "a file, cut short" }, response, {});
      return;
    }
    options.files.serve(target, request, response);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = `req_${randomUUID().replaceAll("-", "")}`;
    const target = targetOf(request.url);
    if (request.method === "GET" && options.files.has(target.path)) {
      await serveFile(target, request, response, requestId);
      return;
    }
    const path = target.path.slice(BASE_PATH.length);
    const found = routeOf(options, request.method ?? "", target.path);
    const operation = found && "route" in found ? found.route.operation : null;
    const now = options.clock() + options.faults.takeSkew(operation, path);
    const fault = options.faults.take(operation, path);
    const headers: Record<string, string> = {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      date: new Date(now).toUTCString(),
      "x-request-id": requestId,
    };
    const knocked = knock(door, { request, target, found }, headers, Math.floor(now / 1000));
    const slow = fault?.kind === "slow" ? fault.millis : null;
    const moment = { requestId, now, slow };
    if (fault && !actsFirst(fault) && (await withhold(fault, response, headers, moment))) return;
    const outcome = await answer(knocked, headers, moment).catch((error: unknown) => {
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

  return createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      options.log(`request failed: ${error instanceof Error ? error.message : "unknown"}`);
      response.destroy();
    });
  });
};
