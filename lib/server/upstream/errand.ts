import { randomUUID } from "node:crypto";
import { outgoingBody, type OutgoingBody } from "./body";
import type { Lane } from "./guard";
import { room } from "./room";
import type { EndedAttempt, UpstreamCall } from "./types";

/** One call on its way: what stays the same for all of its attempts. */
export interface Errand {
  readonly call: UpstreamCall;
  readonly body: OutgoingBody;
  /** Below the origin, without the query. */
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  /** What is sent beside the authentication: name, value, name, value, as undici takes it quickest. */
  readonly headers: readonly string[];
  readonly requestId: string;
  /** Unix milliseconds: until then it waits for its turn, and none of its attempts begins later. */
  readonly latest: number;
  /** Unix milliseconds after which nobody waits for its answer. */
  readonly deadline: number;
  readonly lane: Lane;
  /** A read, or a mutation with an idempotency key: doing it twice does it once. */
  readonly repeatable: boolean;
  /** Its attempts so far, for whoever hears of the call once it has ended. */
  readonly ended: EndedAttempt[];
}

const isRepeatable = ({ method, idempotencyKey, readOnly }: UpstreamCall): boolean =>
  method === "GET" || readOnly === true || idempotencyKey !== undefined;

/**
 * Prepares a call once for all of its attempts.
 * @param base The upstream's address. @param now Unix milliseconds. @param within Milliseconds
 */
export const errandOf = (
  call: UpstreamCall,
  base: { readonly path: string; readonly query: string },
  now: number,
  within: number,
): Errand => {
  const body = outgoingBody(call);
  const requestId = randomUUID();
  const headers = ["accept", "application/json", "x-request-id", requestId, ...body.headers];
  if (call.idempotencyKey !== undefined) headers.push("idempotency-key", call.idempotencyKey);
  return {
    call,
    body,
    path: `${base.path}${call.path}` || "/",
    query: call.query ?? base.query,
    headers,
    requestId,
    latest: now + room(within),
    deadline: now + within,
    lane: call.multipart === undefined ? "calls" : "uploads",
    repeatable: isRepeatable(call),
    ended: [],
  };
};
