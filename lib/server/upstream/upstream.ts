import { assertUpstreamAddress } from "./address";
import { makeAttempt, type AttemptAnswer } from "./attempt";
import type { BreakerState } from "./breaker";
import { measureSkew, skewState, type ClockSkew } from "./clock-skew";
import { openConnections } from "./connections";
import { defaultLimits, systemClock } from "./defaults";
import { errandOf, type Errand } from "./errand";
import { UpstreamFailure } from "./failure";
import { RateGovernor, type Ticket } from "./governor";
import { createGuard, type Turn } from "./guard";
import { pauseUntil } from "./pause";
import { MAX_RETRIES, mayChange, retryDelay, type AttemptOutcome } from "./retry";
import type {
  Authentication,
  Limits,
  UpstreamAnswer,
  UpstreamCall,
  UpstreamOptions,
} from "./types";

const REQUEST_ID = /^[\w.:-]{1,128}$/u;
const NOBODY: Authentication = { headers: [], credential: null };
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
  /** "open": it failed so often that it is left alone; "half-open": one call tries. */
  breaker(): BreakerState;
  /** How many attempts wait for their turn. */
  waiting(): number;
  /** Milliseconds for a whole call where it names no time of its own. */
  readonly within: number;
  close(): Promise<void>;
}

/** One attempt: whose limit it goes under, and with what it was authenticated, known once it went out. */
interface Attempt {
  readonly number: number;
  /** Null where upstream counts no credential for itself, or its limit plays no part. */
  countedFor: string | null;
  /** Its standing with the governor; null where nothing is held back. */
  ticket: Ticket | null;
  by: Authentication;
}

/** Whether its answer tells of the limit it went under: it doesn't where the credential was replaced meanwhile. */
const tellsOfIts = ({ countedFor, by }: Attempt): boolean =>
  countedFor === null || countedFor === by.credential?.fingerprint;

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
  const connections = openConnections(address, limits, options.pins ?? []);
  const guard = createGuard({ calls: limits.atOnce, uploads: limits.uploadsAtOnce });
  const governor = new RateGovernor(options.nearLimit ?? (() => undefined), options.budgets);
  const base = { path: address.pathname.replace(/\/$/u, ""), query: address.search.slice(1) };
  let skew: ClockSkew | null = null;
  /** Unix milliseconds by upstream's clock, as far as it is known. */
  const upstreamNow = (): number => clock.now() + (skew?.millis ?? 0);

  const noteSkew = (answer: AttemptAnswer, sentAt: number): void => {
    const before = skew;
    const [date, age] = [answer.header("date"), answer.header("age")];
    skew = measureSkew(date, age, sentAt, clock.now(), skew) ?? skew;
    if (skew !== null && skewState(skew) !== skewState(before ?? NO_SKEW))
      options.skewChanged?.(skewState(skew), skew.millis);
  };

  /** What an answer says of clocks and limits, before anybody else hears of it. */
  const noteAnswer = (answer: AttemptAnswer, attempt: Attempt, sentAt: number): void => {
    noteSkew(answer, sentAt);
    if (attempt.ticket === null || !tellsOfIts(attempt)) return;
    const { status, header } = answer;
    const ahead = skew?.millis ?? 0;
    governor.learn(attempt.ticket, { status, header, now: clock.now(), ahead });
  };

  const send = async (errand: Errand, attempt: Attempt): Promise<AttemptAnswer> => {
    const { call, body, path, query, deadline } = errand;
    if (call.authenticate !== undefined)
      attempt.by = await call.authenticate({
        method: call.method,
        path,
        query,
        body: body.signed,
        now: upstreamNow(),
      });
    const sentAt = clock.now();
    // Waiting for its turn or for its credential may have taken all of its time: nothing is begun then.
    if (sentAt >= deadline) throw new UpstreamFailure("busy", attempt.number - 1, undefined);
    const request = {
      path: query === "" ? path : `${path}?${query}`,
      method: call.method,
      headers: [...errand.headers, ...attempt.by.headers],
      body: body.open(),
      remaining: deadline - sentAt,
    };
    const answer = await makeAttempt(connections, request, attempt.number);
    noteAnswer(answer, attempt, sentAt);
    if (answer.status < 300 && verifyAnswer?.(answer) === false)
      throw new UpstreamFailure("signature", attempt.number, undefined);
    return answer;
  };

  const turnOf = ({ lane, latest }: Errand, { number }: Attempt): Turn => ({
    lane,
    attempts: number,
    patience: latest - clock.now(),
  });

  /**
   * Sends once the governor lets it. It is asked in the moment of sending and not before: a place is
   * taken first, and given back to wait without it where it is too early.
   */
  const governed = async (
    errand: Errand,
    attempt: Attempt,
    group: string,
  ): Promise<AttemptAnswer> => {
    const { countedFor, urgent = false } = errand.call;
    if (countedFor !== undefined) attempt.countedFor = (await countedFor()).fingerprint;
    const known = attempt.countedFor === null ? group : `${group} ${attempt.countedFor}`;
    const ticket = governor.ticket(known, urgent);
    attempt.ticket = ticket;
    /** Never less than what was waited for: a timer may be early. */
    let now = 0;
    const admitted = (): Promise<AttemptAnswer | number> => {
      now = Math.max(now, clock.now());
      const wait = governor.admit(ticket, now, errand.latest - now);
      if (wait === 0) return send(errand, attempt);
      if (wait !== null) return Promise.resolve(wait);
      const kind = governor.isLimited(known, now) ? "limited" : "busy";
      throw new UpstreamFailure(kind, attempt.number - 1, undefined);
    };
    try {
      for (;;) {
        const answer = await guard.run(admitted, turnOf(errand, attempt));
        if (typeof answer !== "number") return answer;
        await clock.sleep(answer);
        now += answer;
      }
    } finally {
      governor.release(ticket);
    }
  };

  const tell = (
    { call: { operation }, requestId, ended }: Errand,
    attempt: Attempt,
    result: AttemptAnswer | UpstreamFailure,
    durationMs: number,
  ): void => {
    const { number, countedFor, by } = attempt;
    const { credential } = by;
    const failed = result instanceof UpstreamFailure;
    const status = failed ? null : result.status;
    const upstreamId = failed ? null : result.header("x-request-id");
    if (used !== undefined && credential !== null && credential.id !== null)
      used(credential.id, operation, status);
    const line = {
      upstream: name,
      operation,
      attempt: number,
      status,
      outcome: failed ? result.kind : "answer",
      durationMs: Math.round(durationMs),
      requestId,
      upstreamRequestId: upstreamId !== null && REQUEST_ID.test(upstreamId) ? upstreamId : null,
      fingerprint: credential?.fingerprint ?? null,
    };
    log(line);
    const limit = attempt.ticket === null ? null : governor.standing(attempt.ticket.group);
    ended.push({ line, at: clock.now(), limit, countedFor });
  };

  const attemptAndTell = async (
    errand: Errand,
    attempt: Attempt,
  ): Promise<AttemptAnswer | UpstreamFailure> => {
    const started = performance.now();
    const { limitGroup } = errand.call;
    let result: AttemptAnswer | UpstreamFailure;
    try {
      result = await (limitGroup === undefined
        ? guard.run(() => send(errand, attempt), turnOf(errand, attempt))
        : governed(errand, attempt, limitGroup));
    } catch (error) {
      if (!(error instanceof UpstreamFailure)) throw error;
      result = error;
    }
    tell(errand, attempt, result, performance.now() - started);
    return result;
  };

  /** How an attempt ended; when upstream wants to be asked again by our clock, as it tells by its own. */
  const outcomeOf = (result: AttemptAnswer | UpstreamFailure): AttemptOutcome => {
    if (result instanceof UpstreamFailure) return { kind: "failure", failure: result.kind };
    const until = pauseUntil(result.status, result.header, upstreamNow());
    return {
      kind: "answer",
      status: result.status,
      pauseUntil: until === null ? null : until - (skew?.millis ?? 0),
    };
  };

  /** One attempt after the other until there is an answer to give, or no use in another. */
  const attemptAll = async (errand: Errand): Promise<UpstreamAnswer> => {
    const { call, latest, repeatable } = errand;
    for (let attempts = 1; ; attempts += 1) {
      const attempt: Attempt = { number: attempts, countedFor: null, ticket: null, by: NOBODY };
      const result = await attemptAndTell(errand, attempt);
      const failed = result instanceof UpstreamFailure;
      const delay =
        !failed && (!mayChange(result.status) || call.isFinal?.(result) === true)
          ? null
          : retryDelay({
              outcome: outcomeOf(result),
              attempts,
              retries: Math.min(call.retries ?? MAX_RETRIES, MAX_RETRIES),
              repeatable,
              now: clock.now(),
              deadline: latest,
              random: clock.random(),
            });
      if (delay !== null) {
        await clock.sleep(delay);
        continue;
      }
      if (failed) throw result;
      const { status, header, body } = result;
      return { status, header, body, attempts, credential: attempt.by.credential };
    }
  };

  return {
    async call(call) {
      const startedAt = clock.now();
      const started = performance.now();
      const errand = errandOf(call, base, startedAt, call.within ?? limits.totalMillis);
      try {
        return await attemptAll(errand);
      } finally {
        const durationMs = Math.round(performance.now() - started);
        const { ended: attempts } = errand;
        const last = attempts.at(-1);
        const limitGroup = call.limitGroup ?? null;
        if (last) options.ended?.({ limitGroup, startedAt, durationMs, attempts, last });
      }
    },
    clockSkew: () => skew,
    rateLimits: () => governor.state(),
    breaker: () => guard.state(),
    waiting: () => guard.waiting(),
    within: limits.totalMillis,
    close: () => connections.destroy(),
  };
};
