import { randomUUID } from "node:crypto";
import { CodedError } from "@/lib/core/errors";
import { env } from "@/lib/server/env";
import type { StepUpAction } from "@/lib/core/step-up";
import { currentSession, operatorSession, type Session } from "@/lib/server/identity";
import { isBlockedVisitor } from "@/lib/server/identity/blocked-visitor";
import { requireStepUp } from "@/lib/server/identity/step-up";
import { consume, type Bucket, type LimitState } from "@/lib/server/limits";
import { requestLogger, type Log } from "@/lib/server/log";
import { countRequest } from "@/lib/server/metrics";
import type { z } from "zod";
import type { Allowlist } from "./allowlist";
import { asCoded, problem, setLimitHeaders } from "./answers";
import { MOST_BODY_BYTES, readJson } from "./body";
import { countedAddress, sourceAddress } from "./client-address";
import { refuseNulInQuery } from "./nul";
import { requireSameOrigin } from "./origin";
import { apiSecurityHeaders } from "./security-headers";
import { refuseWalletSecrets } from "./wallet-secrets";

/** What a handler is given for each rule: said on every route, so that nobody forgets the session. */
interface SessionByRule {
  readonly required: Session;
  /** For everybody else there is nothing here, and the networks are OPERATOR_ALLOWLIST's. */
  readonly operator: Session;
  readonly none: undefined;
}
type SessionRule = keyof SessionByRule;

interface RouteOptions<Body, Params, Rule> {
  readonly session: Rule;
  /** What the caller is counted under, by address and, where a session is required, by wallet. */
  readonly limit: Bucket;
  /**
   * "browser": what another site made a browser send is refused. "program": whoever proves itself by
   * other means than a cookie; the handler checks them.
   */
  readonly caller?: "browser" | "program";
  /** The networks that may come here; for all others it answers ADDRESS_REFUSED. */
  readonly allowlist?: () => Allowlist;
  /** "forever": what is answered never changes under its address, and may be kept by who asked for it. */
  readonly cache?: "forever";
  /** JSON body of at most MOST_BODY_BYTES. Without it, a body is not read at all. */
  readonly body?: z.ZodType<Body>;
  /** The path's parts; what does not fit names nothing, so it answers NOT_FOUND. */
  readonly params?: z.ZodType<Params>;
  /** Only with a fresh signature of the session's wallet over this action, object and body. */
  readonly stepUp?: StepUpRule<Params>;
}

interface StepUpRule<Params> {
  readonly action: StepUpAction;
  /** What it is done to, as the wallet has shown it. */
  readonly object: (params: Params) => string;
}

interface RouteInput<Body, Params, Rule extends SessionRule> {
  readonly body: Body;
  readonly params: Params;
  readonly session: SessionByRule[Rule];
  /** Who is counted for what no wallet is counted for; not a name to tell people by. */
  readonly address: string;
  readonly request: Request;
  readonly requestId: string;
  readonly log: Log;
}

type Handler<Input> = (input: Input) => Response | Promise<Response>;

/** A route handler as Next calls it. */
type NextHandler = (
  request: Request,
  context: { readonly params: Promise<unknown> },
) => Promise<Response>;

const signedIn = async (request: Request): Promise<Session> => {
  const session = await currentSession();
  if (session) return session;
  throw (await isBlockedVisitor(request))
    ? new CodedError("WALLET_BLOCKED", "an operator has blocked the wallet")
    : new CodedError("SESSION_REQUIRED", "no live session");
};

const operatorsOwn = async (): Promise<Session> => {
  const session = await operatorSession();
  if (!session) throw new CodedError("NOT_FOUND", "no operator's session");
  return session;
};

const sessions: {
  readonly [Rule in SessionRule]: (request: Request) => Promise<SessionByRule[Rule]>;
} = {
  required: signedIn,
  operator: operatorsOwn,
  none: () => Promise.resolve(undefined),
};

/** The networks that may come to routes of a rule, where the route itself names none. */
const networksOf = (rule: SessionRule): Allowlist | undefined =>
  rule === "operator" ? env().operatorAllowlist : undefined;

/** Counts the wallet and the address; the headers tell of whichever has less left. */
const tighter = (left: LimitState, right: LimitState): LimitState =>
  right.remaining < left.remaining ? right : left;

/**
 * The one way into the server: request id, allowed networks, same origin, limits, session, path and body by
 * their schemas, then the handler; whatever is thrown leaves as a problem document, and one line is
 * logged. Answers are not cached, but where a route says so.
 */
export function route<Body = undefined, Params = undefined, Rule extends SessionRule = SessionRule>(
  options: RouteOptions<Body, Params, Rule>,
  handler: Handler<RouteInput<Body, Params, Rule>>,
): NextHandler;
export function route<Rule extends SessionRule>(
  options: RouteOptions<unknown, unknown, Rule>,
  handler: Handler<RouteInput<unknown, unknown, Rule>>,
): NextHandler {
  return async (request, context) => {
    const started = performance.now();
    const requestId = randomUUID();
    const log = requestLogger(requestId);
    const url = new URL(request.url);
    const { appUrl, trustedProxyHops } = env();
    const source = sourceAddress(request.headers, trustedProxyHops);
    const address = countedAddress(source);
    let limit: LimitState | undefined;
    let wallet: string | undefined;

    const answer = async (): Promise<Response> => {
      const networks = options.allowlist?.() ?? networksOf(options.session);
      if (networks?.admits(source) === false) {
        throw new CodedError("ADDRESS_REFUSED", "the address is on no list of this route");
      }
      if (options.caller !== "program") requireSameOrigin(request, appUrl.origin);
      limit = await consume(options.limit, { address });
      const session = await sessions[options.session](request);
      wallet = session?.wallet;
      if (session) limit = tighter(limit, await consume(options.limit, { wallet: session.wallet }));
      refuseNulInQuery(url);
      const params = options.params && (await pathParts(options.params, context.params));
      const sent = options.body ? await readJson(request, MOST_BODY_BYTES) : undefined;
      refuseWalletSecrets(sent?.value);
      const body = options.body?.parse(sent?.value);
      if (options.stepUp) await confirm(options.stepUp, { request, session, params, ...sent });
      return handler({ body, params, session, address, request, requestId, log });
    };

    let response: Response;
    let code: string | undefined;
    try {
      response = await answer();
    } catch (error) {
      const coded = asCoded(error);
      code = coded.code;
      response = problem(coded, requestId);
      logRefusal(log, coded);
    }
    if (limit && !response.headers.has("ratelimit")) setLimitHeaders(response.headers, limit);
    for (const [name, value] of apiSecurityHeaders({ https: appUrl.protocol === "https:" })) {
      response.headers.set(name, value);
    }
    response.headers.set("x-request-id", requestId);
    setCaching(response, options.cache);
    const { method } = request;
    const { status } = response;
    const { pathname } = url;
    const durationMs = Math.round(performance.now() - started);
    countRequest({ method, pathname, params: await context.params, status, durationMs });
    log.info(
      {
        method,
        path: pathname,
        status,
        durationMs,
        code,
        address,
        wallet,
      },
      "Request answered.",
    );
    return response;
  };
}

/** Asked last, when nothing but the signature is missing: what was mistyped must not cost one. */
const confirm = async (
  { action, object }: StepUpRule<unknown>,
  asked: {
    readonly request: Request;
    readonly session: Session | undefined;
    readonly params: unknown;
    readonly bytes?: Uint8Array;
  },
): Promise<void> => {
  const { request, session, params, bytes: body = new Uint8Array(0) } = asked;
  if (!session) throw new CodedError("SESSION_REQUIRED", "nobody to ask for a signature");
  await requireStepUp(request, { session, action, object: object(params), body });
};

/** A stream must reach its reader piece by piece, which a proxy or Next that packs it would prevent. */
const setCaching = (
  { headers, ok }: Response,
  cache: RouteOptions<unknown, unknown, unknown>["cache"],
): void => {
  const isStream = headers.get("content-type")?.startsWith("text/event-stream") === true;
  if (cache === "forever" && ok) {
    headers.set("cache-control", "private, max-age=31536000, immutable");
    // Another session's cookie is another person: what the browser kept is not for them.
    headers.append("vary", "cookie");
  } else headers.set("cache-control", isStream ? "no-store, no-transform" : "no-store");
};

/** What is wrong on this side is for whoever watches the log; what a caller did wrong is not. */
const logRefusal = (log: Log, error: CodedError): void => {
  if (error.code === "INTERNAL") log.error({ error }, "A request failed unexpectedly.");
  else if (error.status >= 500) log.warn({ error }, "A request could not be served.");
  else log.debug({ error }, "A request was refused.");
};

const pathParts = async (schema: z.ZodType, params: Promise<unknown>): Promise<unknown> => {
  const parsed = schema.safeParse(await params);
  if (!parsed.success)
    throw new CodedError("NOT_FOUND", "the path does not fit", { cause: parsed.error });
  return parsed.data;
};
