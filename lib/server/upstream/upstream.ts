import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "undici";
import { assertUpstreamAddress } from "./address";
import { makeAttempt, type AttemptAnswer } from "./attempt";
import { outgoingBody, type OutgoingBody } from "./body";
import { measureSkew, skewState, type ClockSkew } from "./clock-skew";
import { UpstreamFailure } from "./failure";
import { RateGovernor } from "./governor";
import { createGuard } from "./guard";
import { pauseUntil } from "./pause";
import { identityCheck } from "./pin";
import { MAX_RETRIES, retryDelay } from "./retry";
import type {
  Authentication,
  Clock,
  Limits,
  UpstreamAnswer,
  UpstreamCall,
  UpstreamOptions,
} from "./types";

const defaultLimits: Limits = {
  connectMillis: 3_000,
  headersMillis: 8_000,
  bodyMillis: 5_000,
  totalMillis: 15_000,
  answerBytes: 2_000_000,
  atOnce: 64,
};

const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (millis) => sleep(millis),
  random: () => Math.random(),
};

const REQUEST_ID = /^[\w.:-]{1,128}$/u;
const NOBODY: Authentication = { headers: {}, credential: null };
const NO_SKEW: ClockSkew = { millis: 0, measuredAt: 0 };

export interface Upstream {
  /**
   * Sends the call, again where it is worth it and harmless, and gives the last answer of whatever
   * status. @throws UpstreamFailure where there is none to give.
   */
  call(call: UpstreamCall): Promise<UpstreamAnswer>;
  /** Upstream's clock against ours, by its last answer; null before the first. */
  clockSkew(): ClockSkew | null;
  /** What is left of each group's rate limit, by upstream's headers. */
  rateLimits(): ReturnType<RateGovernor["state"]>;
  close(): Promise<void>;
}

const isRepeatable = ({ method, idempotencyKey, readOnly }: UpstreamCall): boolean =>
  method === "GET" || readOnly === true || idempotencyKey !== undefined;

/** One call on its way: what stays the same for all of its attempts. */
interface Errand {
  readonly call: UpstreamCall;
  readonly body: OutgoingBody;
  readonly requestId: string;
  /** Unix milliseconds. */
  readonly deadline: number;
}

/**
 * The one way to call out: keep-alive connections, TLS 1.2 or newer with verified certificates (and
 * pinned keys where they are set), limits on time, size and number, a circuit breaker, a rate governor,
 * bounded retries, one log line per attempt. Knows no upstream by name.
 * @throws TypeError for an address that is neither https nor loopback.
 */
export const createUpstream = (options: UpstreamOptions): Upstream => {
  const { name, address, log, used, verifyAnswer, clock = systemClock } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  assertUpstreamAddress(address);
  const agent = new Agent({
    connect: {
      timeout: limits.connectMillis,
      minVersion: "TLSv1.2",
      rejectUnauthorized: true,
      checkServerIdentity: identityCheck(options.pins ?? []),
    },
    connections: limits.atOnce,
    maxResponseSize: limits.answerBytes,
    keepAliveTimeout: 10_000,
  });
  const guard = createGuard(limits.atOnce);
  const governor = new RateGovernor(options.nearLimit ?? (() => undefined));
  const basePath = address.pathname.replace(/\/$/u, "");
  let skew: ClockSkew | null = null;
  /** Unix milliseconds by upstream's clock, as far as it is known. */
  const upstreamNow = (): number => clock.now() + (skew?.millis ?? 0);

  const noteSkew = (answer: AttemptAnswer, sentAt: number): void => {
    const before = skew;
    skew = measureSkew(answer.header("date"), answer.header("age"), sentAt, clock.now()) ?? skew;
    if (skew !== null && skewState(skew) !== skewState(before ?? NO_SKEW))
      options.skewChanged?.(skewState(skew), skew.millis);
  };

  const send = async (
    { call, body, requestId, deadline }: Errand,
    attempt: number,
    authenticated: (authentication: Authentication) => void,
  ): Promise<AttemptAnswer> => {
    const path = `${basePath}${call.path}` || "/";
    const query = call.query ?? address.search.slice(1);
    const authentication =
      (await call.authenticate?.({
        method: call.method,
        path,
        query,
        body: body.signed,
        now: upstreamNow(),
      })) ?? NOBODY;
    authenticated(authentication);
    const sentAt = clock.now();
    // Waiting for its turn or for its credential may have taken all of its time: nothing is begun then.
    if (sentAt >= deadline) throw new UpstreamFailure("busy", attempt - 1, undefined);
    const answer = await makeAttempt(
      agent,
      {
        origin: address.origin,
        path: query === "" ? path : `${path}?${query}`,
        method: call.method,
        headers: {
          accept: "application/json",
          "x-request-id": requestId,
          ...body.headers,
          ...(call.idempotencyKey === undefined ? {} : { "idempotency-key": call.idempotencyKey }),
          ...authentication.headers,
        },
        body: body.open(),
        remaining: deadline - sentAt,
      },
      limits,
      attempt,
    );
    noteSkew(answer, sentAt);
    if (answer.status < 300 && verifyAnswer?.(answer) === false)
      throw new UpstreamFailure("signature", attempt, undefined);
    return answer;
  };

  /** Waits where the governor says so, then sends. */
  const sendWithin = async (
    errand: Errand,
    attempt: number,
    authenticated: (authentication: Authentication) => void,
  ): Promise<AttemptAnswer> => {
    const { limitGroup: group, urgent = false } = errand.call;
    const patience = () => errand.deadline - clock.now();
    const guarded = () =>
      guard.run(() => send(errand, attempt, authenticated), attempt, patience());
    if (group === undefined) return guarded();
    const wait = governor.admit(group, upstreamNow(), { patience: patience(), urgent });
    if (wait === null) throw new UpstreamFailure("limited", attempt - 1, undefined);
    try {
      if (wait > 0) await clock.sleep(wait);
      const answer = await guarded();
      governor.learn(group, answer.header, answer.status, upstreamNow());
      return answer;
    } catch (error) {
      governor.release(group);
      throw error;
    }
  };

  const attemptAndLog = async (
    errand: Errand,
    attempt: number,
  ): Promise<AttemptAnswer | UpstreamFailure> => {
    const started = performance.now();
    const { operation } = errand.call;
    const made: { by: Authentication } = { by: NOBODY };
    const result = await sendWithin(errand, attempt, (authentication) => {
      made.by = authentication;
    }).catch((error: unknown) => {
      if (error instanceof UpstreamFailure) return error;
      throw error;
    });
    const failed = result instanceof UpstreamFailure;
    const status = failed ? null : result.status;
    const upstreamId = failed ? null : result.header("x-request-id");
    const usedId = made.by.credential?.id ?? null;
    if (usedId !== null) used?.(usedId, operation, status);
    log({
      upstream: name,
      operation,
      attempt,
      status,
      outcome: failed ? result.kind : "answer",
      durationMs: Math.round(performance.now() - started),
      requestId: errand.requestId,
      upstreamRequestId: upstreamId !== null && REQUEST_ID.test(upstreamId) ? upstreamId : null,
      fingerprint: made.by.credential?.fingerprint ?? null,
    });
    return result;
  };

  /** When upstream wants to be asked again, by our clock: it tells the time by its own. */
  const pauseByOurs = ({ status, header }: AttemptAnswer): number | null => {
    const until = pauseUntil(status, header, upstreamNow());
    return until === null ? null : until - (skew?.millis ?? 0);
  };

  return {
    async call(call) {
      const errand = {
        call,
        body: outgoingBody(call),
        requestId: randomUUID(),
        deadline: clock.now() + (call.within ?? limits.totalMillis),
      };
      const repeatable = isRepeatable(call);
      for (let attempts = 1; ; attempts += 1) {
        const result = await attemptAndLog(errand, attempts);
        const now = clock.now();
        const failed = result instanceof UpstreamFailure;
        const delay = retryDelay({
          outcome: failed
            ? { kind: "failure", failure: result.kind }
            : {
                kind: "answer",
                status: result.status,
                pauseUntil: pauseByOurs(result),
              },
          attempts,
          retries: Math.min(call.retries ?? MAX_RETRIES, MAX_RETRIES),
          repeatable,
          now,
          deadline: errand.deadline,
          random: clock.random(),
        });
        if (delay === null) {
          if (failed) throw result;
          return { ...result, attempts };
        }
        await clock.sleep(delay);
      }
    },
    clockSkew: () => skew,
    rateLimits: () => governor.state(),
    close: () => agent.destroy(),
  };
};
