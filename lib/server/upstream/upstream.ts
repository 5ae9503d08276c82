import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "undici";
import { assertUpstreamAddress } from "./address";
import { makeAttempt, type AttemptAnswer } from "./attempt";
import { UpstreamFailure } from "./failure";
import { pauseUntil } from "./pause";
import { MAX_RETRIES, retryDelay } from "./retry";
import type { Clock, Limits, UpstreamAnswer, UpstreamCall, UpstreamOptions } from "./types";

const defaultLimits: Limits = {
  connectMillis: 3_000,
  headersMillis: 8_000,
  bodyMillis: 5_000,
  totalMillis: 15_000,
  answerBytes: 2_000_000,
};

const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (millis) => sleep(millis),
  random: () => Math.random(),
};

const REQUEST_ID = /^[\w.:-]{1,128}$/u;
const NOTHING = new Uint8Array();

export interface Upstream {
  /**
   * Sends the call, again where it is worth it and harmless, and gives the last answer of whatever
   * status. @throws UpstreamFailure where there is none to give.
   */
  call(call: UpstreamCall): Promise<UpstreamAnswer>;
  close(): Promise<void>;
}

const isRepeatable = ({ method, idempotencyKey, readOnly }: UpstreamCall): boolean =>
  method === "GET" || readOnly === true || idempotencyKey !== undefined;

/**
 * The one way to call out: keep-alive connections, TLS 1.2 or newer with verified certificates,
 * limits on time and size, bounded retries, one log line per attempt. Knows no upstream by name.
 * @throws TypeError for an address that is neither https nor loopback.
 */
export const createUpstream = (options: UpstreamOptions): Upstream => {
  const { name, address, log, clock = systemClock } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  assertUpstreamAddress(address);
  const agent = new Agent({
    connect: { timeout: limits.connectMillis, minVersion: "TLSv1.2", rejectUnauthorized: true },
    connections: 64,
    keepAliveTimeout: 10_000,
  });
  const basePath = address.pathname.replace(/\/$/u, "");

  const send = (call: UpstreamCall, attempt: number, deadline: number): Promise<AttemptAnswer> => {
    const path = `${basePath}${call.path}` || "/";
    const query = call.query ?? address.search.slice(1);
    const body = call.json === undefined ? NOTHING : Buffer.from(call.json, "utf8");
    const now = clock.now();
    const headers = {
      accept: "application/json",
      ...(call.json === undefined ? {} : { "content-type": "application/json" }),
      ...(call.idempotencyKey === undefined ? {} : { "idempotency-key": call.idempotencyKey }),
      ...call.authenticate?.({ method: call.method, path, body, now }),
    };
    return makeAttempt(
      agent,
      {
        origin: address.origin,
        path: query === "" ? path : `${path}?${query}`,
        method: call.method,
        headers,
        body: call.json === undefined ? null : body,
        remaining: deadline - now,
      },
      limits,
      attempt,
    );
  };

  const attemptAndLog = async (
    call: UpstreamCall,
    attempt: number,
    deadline: number,
  ): Promise<AttemptAnswer | UpstreamFailure> => {
    const started = performance.now();
    const result = await send(call, attempt, deadline).catch((error: unknown) => {
      if (error instanceof UpstreamFailure) return error;
      throw error;
    });
    const failed = result instanceof UpstreamFailure;
    const requestId = failed ? null : result.header("x-request-id");
    log({
      upstream: name,
      operation: call.operation,
      attempt,
      status: failed ? null : result.status,
      outcome: failed ? result.kind : "answer",
      durationMs: Math.round(performance.now() - started),
      upstreamRequestId: requestId !== null && REQUEST_ID.test(requestId) ? requestId : null,
    });
    return result;
  };

  return {
    async call(call) {
      const deadline = clock.now() + (call.within ?? limits.totalMillis);
      const repeatable = isRepeatable(call);
      for (let attempts = 1; ; attempts += 1) {
        const result = await attemptAndLog(call, attempts, deadline);
        const now = clock.now();
        const failed = result instanceof UpstreamFailure;
        const delay = retryDelay({
          outcome: failed
            ? { kind: "failure", failure: result.kind }
            : {
                kind: "answer",
                status: result.status,
                pauseUntil: pauseUntil(result.status, result.header, now),
              },
          attempts,
          retries: Math.min(call.retries ?? MAX_RETRIES, MAX_RETRIES),
          repeatable,
          now,
          deadline,
          random: clock.random(),
        });
        if (delay === null) {
          if (failed) throw result;
          return { ...result, attempts };
        }
        await clock.sleep(delay);
      }
    },
    close: () => agent.destroy(),
  };
};
