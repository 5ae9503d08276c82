import type { z } from "zod";
import { realmSigningRule } from "@/lib/core/realm";
import {
  LEAST_EXCHANGE,
  sendKey,
  signRequests,
  type CallBody,
  type Upstream,
  type UpstreamAnswer,
  type UpstreamCall,
} from "@/lib/server/upstream";
import { PLATFORM, type CredentialScope } from "@/lib/server/vault";
import type { RealmAccess } from "./access";
import { failureOf, readAnswer } from "./answer";
import { limitGroupOf, type LimitGroup } from "./limit-group";
import { isQuotaRefusal, refusalOf, type Meanings } from "./refusal";

/** What is the same for all calls of a group. */
export interface CallGroup {
  readonly limits: LimitGroup;
  readonly scope: CredentialScope;
}

/** "again": an earlier call with the same key may have been made, and may still be in flight. */
export type KeyUse = "first" | "again";

export interface RealmCall {
  readonly operation: string;
  readonly method: UpstreamCall["method"];
  readonly path: string;
  readonly query?: string;
  readonly body?: CallBody;
  readonly idempotencyKey?: string;
  /** Unless told, no earlier call was made with its key. */
  readonly keyUse?: KeyUse | undefined;
  /** A sensitive call: with timestamp and signature (seeds A2 to A4). */
  readonly signed?: boolean;
  readonly meanings?: Meanings;
  /** The name of its answer's list, of which what does not fit the contract is left out. */
  readonly list?: string;
  /** Milliseconds for the whole call, whatever is repeated. */
  readonly within?: number | undefined;
}

/** Makes calls of one group. @throws CodedError REALM_*, and what the call's meanings say */
export interface RealmCaller {
  /** An answer with a body, read by its schema. */
  ask<Schema extends z.ZodType>(call: RealmCall, schema: Schema): Promise<z.output<Schema>>;
  /** A success whose body says nothing. */
  tell(call: RealmCall): Promise<void>;
}

const nothingSpecial: Meanings = {
  missing: "REALM_REFUSED",
  conflict: { byCode: {}, otherwise: "REALM_REFUSED" },
};

/** Credentials that may be replaced under one call; more in a row is no rotation. */
const MOST_REPLACED = 3;
/** Milliseconds: less would not have made REALM refuse a timestamp. */
const NOTICEABLE_SKEW = 30_000;

const isSuccess = ({ status }: UpstreamAnswer): boolean => status >= 200 && status < 300;

/** Keeps an id from outside in its place in the path. */
export const segment = (id: string): string => encodeURIComponent(id);

export const createCaller = (
  upstream: Upstream,
  access: RealmAccess,
  { limits, scope }: CallGroup,
): RealmCaller => {
  const credential = () => access.current(scope);
  const limitGroup = limitGroupOf(access.owner, limits);
  const quota = access.owner === PLATFORM ? "REALM_QUOTA_INSTANCE" : "REALM_QUOTA";
  const signed = signRequests(realmSigningRule, credential);
  const keyed = sendKey(realmSigningRule, credential);

  const send = async (call: RealmCall): Promise<UpstreamAnswer> => {
    const { operation, method, path, query, body, idempotencyKey } = call;
    const { within = upstream.within } = call;
    const until = performance.now() + within;
    const outgoing: UpstreamCall = {
      operation,
      method,
      path,
      query,
      idempotencyKey,
      within,
      limitGroup,
      countedFor: credential,
      urgent: call.signed === true || scope === "market",
      authenticate: call.signed === true ? signed : keyed,
      isFinal: isQuotaRefusal,
      ...body,
    };
    const skewBefore = upstream.clockSkew()?.millis ?? 0;
    const answer = await upstream.call(outgoing);
    if (answer.status !== 401 && answer.status !== 403) return answer;
    /** Attempts before the one that was answered. */
    let unheard = answer.attempts - 1;
    /** In what the caller's time has left; null where that is no fair try. */
    const again = async (): Promise<UpstreamAnswer | null> => {
      const left = until - performance.now();
      if (left < LEAST_EXCHANGE) return null;
      const next = await upstream.call({ ...outgoing, within: left });
      // What was refused did nothing; an attempt before that one may be in flight.
      unheard += next.attempts - 1;
      return { ...next, attempts: unheard + 1 };
    };
    if (answer.status === 401) return withCredentialInForce(answer, credential, again);
    if (call.signed !== true) return answer;
    // Neither did a 403 do anything. Where its Date tells of another time, the timestamp was the fault.
    const found = (upstream.clockSkew()?.millis ?? 0) - skewBefore;
    return Math.abs(found) > NOTICEABLE_SKEW ? ((await again()) ?? answer) : answer;
  };

  /**
   * A 401 did nothing. The credential may have been replaced a moment ago, by another instance even: the
   * one in force now gets its try, so that a rotation costs nobody a call, nor one right after another.
   */
  const withCredentialInForce = async (
    first: UpstreamAnswer,
    credential: () => Promise<{ readonly id: string | null }>,
    again: () => Promise<UpstreamAnswer | null>,
  ): Promise<UpstreamAnswer> => {
    let answer = first;
    for (let tries = 0; answer.status === 401 && tries < MOST_REPLACED; tries += 1) {
      access.forget();
      const inForce = await credential();
      if (inForce.id === answer.credential?.id) return answer;
      const next = await again();
      if (next === null) return answer;
      answer = next;
    }
    return answer;
  };

  const succeed = async (call: RealmCall): Promise<UpstreamAnswer> => {
    let answer: UpstreamAnswer;
    try {
      answer = await send(call);
    } catch (error) {
      throw failureOf(call.operation, error);
    }
    if (isSuccess(answer)) return answer;
    const isAgain = call.keyUse === "again" || answer.attempts > 1;
    throw refusalOf(call.operation, answer, call.meanings ?? nothingSpecial, { isAgain, quota });
  };

  return {
    ask: async (call, schema) =>
      readAnswer(call.operation, (await succeed(call)).body, schema, call.list),
    tell: async (call) => {
      await succeed(call);
    },
  };
};
