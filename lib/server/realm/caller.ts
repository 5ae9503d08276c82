import type { z } from "zod";
import { realmSigningRule } from "@/lib/core/realm";
import {
  sendKey,
  signRequests,
  type Authenticate,
  type CallBody,
  type Upstream,
  type UpstreamAnswer,
  type UpstreamCall,
} from "@/lib/server/upstream";
import type { CredentialScope } from "@/lib/server/vault";
import type { RealmAccess } from "./access";
import { failureOf, readAnswer } from "./answer";
import { refusalOf, type Meanings } from "./refusal";

/** REALM's rate limits are per key and group of endpoints. */
type LimitGroup = "marketplace" | "models" | "images" | "videos" | "user";

/** What is the same for all calls of a group. */
export interface CallGroup {
  readonly limits: LimitGroup;
  readonly scope: CredentialScope;
}

export interface RealmCall {
  readonly operation: string;
  readonly method: UpstreamCall["method"];
  readonly path: string;
  readonly query?: string;
  readonly body?: CallBody;
  readonly idempotencyKey?: string;
  /** A sensitive call: with timestamp and signature (seeds A2 to A4). */
  readonly signed?: boolean;
  readonly meanings?: Meanings;
  /** Milliseconds for the whole call. */
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
  /** Remembers which credential the last attempt was made with. */
  const watched = (
    authenticate: Authenticate,
  ): { by: () => string | null; authenticate: Authenticate } => {
    let last: string | null = null;
    return {
      by: () => last,
      authenticate: async (attempt) => {
        const authentication = await authenticate(attempt);
        last = authentication.credential?.id ?? null;
        return authentication;
      },
    };
  };

  const credential = () => access.current(scope);

  const send = async (call: RealmCall): Promise<UpstreamAnswer> => {
    const { operation, method, path, query, body, idempotencyKey, within } = call;
    const { by, authenticate } = watched(
      call.signed === true
        ? signRequests(realmSigningRule, credential)
        : sendKey(realmSigningRule, credential),
    );
    const outgoing: UpstreamCall = {
      operation,
      method,
      path,
      ...body,
      ...(query === undefined ? {} : { query }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      ...(within === undefined ? {} : { within }),
      limitGroup: `${access.owner} ${limits}`,
      urgent: call.signed === true,
      authenticate,
    };
    const skewBefore = upstream.clockSkew()?.millis ?? 0;
    const answer = await upstream.call(outgoing);
    if (answer.status === 403 && call.signed === true) {
      // Neither did a 403 do anything. Where its Date tells of another time, the timestamp was the fault.
      const found = (upstream.clockSkew()?.millis ?? 0) - skewBefore;
      return Math.abs(found) > NOTICEABLE_SKEW ? upstream.call(outgoing) : answer;
    }
    if (answer.status !== 401) return answer;
    // A 401 did nothing. The credential may have been replaced a moment ago, by another instance even:
    // the one in force now gets one try, so that a rotation costs nobody a call.
    const refused = by();
    access.forget();
    return (await credential()).id === refused ? answer : upstream.call(outgoing);
  };

  const succeed = async (call: RealmCall): Promise<UpstreamAnswer> => {
    const answer = await send(call).catch((error: unknown) => {
      throw failureOf(call.operation, error);
    });
    if (isSuccess(answer)) return answer;
    throw refusalOf(call.operation, answer, call.meanings ?? nothingSpecial);
  };

  return {
    ask: async (call, schema) => readAnswer(call.operation, (await succeed(call)).body, schema),
    tell: async (call) => {
      await succeed(call);
    },
  };
};
