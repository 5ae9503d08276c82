import type { IncomingMessage } from "node:http";
import type { Collection } from "../state/collection";
import type { Credential } from "../state/keys";
import type { User } from "../state/records";
import { findCredential, verifySignature } from "./authenticate";
import { parseBody, readBody } from "./body";
import { emptyForm, formDigest, parseForm } from "./form";
import { fingerprintOf } from "./idempotency";
import { ProtocolError } from "./protocol-error";
import { rateHeaders, type RateLimiter, type RateLimits, type RateState } from "./rate-limit";
import { findRoute, type Call, type Match, type Route } from "./route";
import type { Target } from "./target";

export const BASE_PATH = "/v1";

export interface Doorkeeper {
  readonly routes: readonly Route[];
  /** Those in force now. */
  readonly credentials: () => readonly Credential[];
  readonly users: Collection<User>;
  readonly limiter: RateLimiter;
  /** Calls a minute by group; null for a key that is nobody's. */
  readonly limits: (user: User | null) => RateLimits;
  /** Seconds for which those are, instead of a minute; undefined for a minute. */
  readonly window?: () => number | undefined;
  /** Counts a call against its user's quota; false where there is nothing left of it. */
  readonly useQuota: (user: User, operation: string) => boolean;
}

export interface Admitted {
  readonly route: Route;
  readonly call: Call;
  readonly fingerprint: string;
}

/** A request, known as far as it is before anything is decided. */
export interface Knock {
  readonly request: IncomingMessage;
  readonly target: Target;
  readonly found: Found;
  readonly owner: Owner | ProtocolError;
  readonly rate: RateState;
}

type Found = ReturnType<typeof findRoute>;

interface Owner {
  readonly credential: Credential;
  readonly user: User;
}

export const routeOf = (
  { routes }: Pick<Doorkeeper, "routes">,
  method: string,
  path: string,
): Found =>
  path.startsWith(`${BASE_PATH}/`) ? findRoute(routes, method, path.slice(BASE_PATH.length)) : null;

const resolve = (found: Found, headers: Record<string, string>): Match => {
  if (!found) throw new ProtocolError(404, "not_found", "There is nothing at this path.");
  if ("allow" in found) {
    const allow = found.allow.join(", ");
    headers["allow"] = allow;
    throw new ProtocolError(405, "method_not_allowed", `Allowed: ${allow}.`);
  }
  return found;
};

const ownerOf = (
  { credentials, users }: Doorkeeper,
  { headers }: IncomingMessage,
): Owner | ProtocolError => {
  try {
    const credential = findCredential(credentials(), headers);
    const user = users.get(credential.userId);
    if (!user) throw new Error(`no user ${credential.userId}`);
    return { credential, user };
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
};

/**
 * Whose call this is and to what, counted against the limit of its group: whatever comes of it, even
 * an answer that a fault gives in REALM's place, tells that limit.
 * @param headers The answer's; the rate limit's are added.
 * @param nowSeconds REALM's clock, Unix seconds.
 */
export const knock = (
  door: Doorkeeper,
  { request, target, found }: Pick<Knock, "request" | "target" | "found">,
  headers: Record<string, string>,
  nowSeconds: number,
): Knock => {
  const group = found && "route" in found ? found.route.group : "market-read";
  const owner = ownerOf(door, request);
  const known = owner instanceof ProtocolError ? null : owner;
  const limit = door.limits(known?.user ?? null)[group];
  const apiKey = known?.credential.apiKey ?? "";
  const rate = door.limiter.take(apiKey, group, limit, nowSeconds, door.window?.());
  Object.assign(headers, rateHeaders(rate));
  return { request, target, found, owner, rate };
};

/**
 * Who may, how often, whether it was signed, and what was sent: everything before a route's own work.
 * @param headers The answer's; what a refusal tells in them is added.
 * @param nowSeconds REALM's clock, Unix seconds.
 * @throws ProtocolError 400 for no path, 401, 429, 404, 405, 413, 403, 415 or 400, looked for in this
 * order.
 */
export const admit = async (
  door: Doorkeeper,
  { request, target, found, owner, rate }: Knock,
  headers: Record<string, string>,
  nowSeconds: number,
): Promise<Admitted> => {
  const { path, query } = target;
  if (!target.wellFormed) {
    throw new ProtocolError(400, "malformed_target", "What is asked for is no path.");
  }
  if (owner instanceof ProtocolError) throw owner;
  if (rate.exceeded) {
    headers["retry-after"] = String(Math.max(1, rate.reset - nowSeconds));
    throw new ProtocolError(429, "rate_limited", "Too many requests.");
  }
  const { route, params } = resolve(found, headers);
  const body = await readBody(request, route.multipart === true);
  const { credential, user } = owner;
  const { method } = route;
  if (route.signed) {
    const signed = { method, path, headers: request.headers, body };
    verifySignature(credential.apiSecret, signed, nowSeconds);
  }
  const contentType = request.headers["content-type"];
  const form = route.multipart === true ? await parseForm(contentType, body) : emptyForm;
  const json = route.multipart === true ? null : parseBody(contentType, body);
  if (!door.useQuota(user, route.operation)) {
    throw new ProtocolError(429, "quota_exceeded", "The month's quota is used up.");
  }
  return {
    route,
    call: { user, params, query, body: json, form },
    fingerprint: fingerprintOf(method, path, route.multipart === true ? formDigest(form) : body),
  };
};
