import { randomBytes, randomUUID } from "node:crypto";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { addressSchema } from "@/lib/core/solana";
import { problem, setLimitHeaders } from "@/lib/server/http/answers";
import { requireSameOrigin } from "@/lib/server/http/origin";
import { apiSecurityHeaders, securityHeaders } from "@/lib/server/http/security-headers";
import { refuseWalletSecrets } from "@/lib/server/http/wallet-secrets";
import type { WebhookCounts } from "@/lib/server/webhooks/counts";
import * as z from "zod";
import type { Answer, Probe, Question } from "../probe/probe";

const MOST_BODY = 16 * 1024;
const MOST_WEBHOOK = 64 * 1024;

/** Whoever asks is counted under the one address the gateway saw. */
let uses = 0;
const limitOf = (bucket: "read" | "webhook") => {
  uses += 1;
  return { bucket, limit: 60_000, remaining: 60_000 - uses, resetSeconds: 60, windowSeconds: 60 };
};

const answerOf = (
  response: Response,
  text: string,
  setCookies: readonly string[] = [],
): Answer => ({
  status: response.status,
  header: (name) => response.headers.get(name),
  setCookies,
  text,
  via: "public address",
});

const data = (body: unknown, setCookies: readonly string[] = []): Answer => {
  const response = Response.json(body);
  for (const [name, value] of apiSecurityHeaders({ https: true }))
    response.headers.set(name, value);
  setLimitHeaders(response.headers, limitOf("read"));
  return answerOf(response, JSON.stringify(body), setCookies);
};

const refused = async (code: ErrorCode, bucket: "read" | "webhook" = "read"): Promise<Answer> => {
  const requestId = randomUUID();
  const response = problem(new CodedError(code, "refused"), requestId);
  response.headers.set("x-request-id", requestId);
  setLimitHeaders(response.headers, limitOf(bucket));
  return answerOf(response, await response.text());
};

const page = (): Answer => {
  const nonce = randomBytes(16).toString("base64");
  const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
  const options = { nonce, realmOrigin: "https://api.realm.example", https: true } as const;
  const quiet = { walletOrigin: null, rpcOrigin: null, development: false } as const;
  for (const [name, value] of securityHeaders({ ...options, ...quiet })) headers.set(name, value);
  return answerOf(new Response(null, { headers }), "<!doctype html><title>Countersign</title>");
};

const cookie = (name: string): string =>
  `__Host-countersign.${name}=; Path=/; HttpOnly; Secure; SameSite=lax`;

const challengeBody = z.strictObject({ address: addressSchema });

const challenge = async ({ body = "" }: Question): Promise<Answer> => {
  if (body.length > MOST_BODY) return refused("BODY_TOO_LARGE");
  try {
    const sent: unknown = JSON.parse(body);
    refuseWalletSecrets(sent);
    challengeBody.parse(sent);
    return data({ nonce: "n" });
  } catch (error) {
    return refused(error instanceof CodedError ? error.code : "INPUT_INVALID");
  }
};

const signOut = async (origin: string, { headers = {} }: Question): Promise<Answer> => {
  const request = new Request(`${origin}/api/identity/sign-out`, { method: "POST", headers });
  try {
    requireSameOrigin(request, origin);
  } catch {
    return refused("ORIGIN_MISMATCH");
  }
  return data({}, [cookie("session")]);
};

/** As a running instance answers strangers, with the headers and problem documents of this build. */
export const healthyInstance =
  (origin: string, counts: WebhookCounts): Probe["ask"] =>
  async (path, question = {}) => {
    const [place = ""] = path.split("?", 1);
    if (place === "/") return page();
    if (place === "/api/health") return data({ status: "up" });
    if (place === "/api/auth/csrf") return data({}, [cookie("csrf")]);
    if (place === "/api/identity/challenge") return challenge(question);
    if (place === "/api/identity/sign-out") return signOut(origin, question);
    if (/^\/api\/(?:purchases|files\/|account)/u.test(place)) return refused("SESSION_REQUIRED");
    if (place !== "/api/webhooks/realm") return refused("NOT_FOUND");
    if ((question.body ?? "").length > MOST_WEBHOOK) return refused("BODY_TOO_LARGE", "webhook");
    const signature = question.headers?.["x-webhook-signature"];
    counts[signature === undefined ? "missing" : "wrong"] += 1;
    return refused("WEBHOOK_SIGNATURE", "webhook");
  };
