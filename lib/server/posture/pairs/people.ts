import { CodedError, toProblem } from "@/lib/core/errors";
import { address } from "@/lib/core/solana";
import { parseAllowlist } from "@/lib/server/http/allowlist";
import { createChallenge, redeemChallenge } from "@/lib/server/identity/challenges";
import type { RetentionRun } from "@/lib/core/operator/retention";
import { answering, broken, looks, withHeader, without, type Pair } from "./pair";

const withCookies = (change: (cookie: string) => string): Pair["take"] =>
  answering((answer) => ({ ...answer, setCookies: answer.setCookies.map(change) }));

const policy = (change: (policy: string) => string): Pair["take"] =>
  answering((answer) => ({
    ...answer,
    header: (name) => {
      const value = answer.header(name);
      return name === "content-security-policy" && value !== null ? change(value) : value;
    },
  }));

const runs =
  (change: (run: RetentionRun) => RetentionRun): Pair["take"] =>
  (probe) => ({ ...probe, retention: async () => (await probe.retention()).map(change) });

const openTo =
  (networks: readonly string[]): Pair["take"] =>
  (probe) => ({
    ...probe,
    env: {
      ...probe.env,
      operatorAllowlist: parseAllowlist(networks) ?? probe.env.operatorAllowlist,
    },
  });

export const peoplePairs = {
  "sign-in": [
    without(
      "the one use of a nonce",
      broken({ redeemChallenge: () => Promise.resolve(address("1".repeat(32))) }),
    ),
    without("the strict signature", broken({ isSignedBy: () => true })),
    without(
      "the block that does not exist",
      broken({
        redeemChallenge: (database, signed) =>
          "transaction" in signed
            ? Promise.resolve(address("1".repeat(32)))
            : redeemChallenge(database, signed),
      }),
    ),
    without(
      "the domain in the message",
      broken({
        createChallenge: async (...asked) => {
          const made = await createChallenge(...asked);
          return { ...made, message: made.message.replaceAll("countersign.example", "elsewhere") };
        },
      }),
    ),
  ],
  cookies: [
    without(
      "HttpOnly",
      withCookies((cookie) => cookie.replace("; HttpOnly", "")),
    ),
    without(
      "Secure",
      withCookies((cookie) => cookie.replace("; Secure", "")),
    ),
    without(
      "SameSite",
      withCookies((cookie) => cookie.replace("SameSite=lax", "SameSite=none")),
    ),
    without(
      "__Host-",
      withCookies((cookie) => cookie.replace("__Host-", "")),
    ),
    without(
      "the session's cookie",
      withCookies((cookie) => cookie.replace("session", "other")),
    ),
    without("the same-origin check", (probe) => ({
      ...probe,
      ask: (path, question) =>
        probe.ask(path, question?.method === "POST" ? { method: "POST" } : question),
    })),
  ],
  "wallet-safety": [
    without("the paste guard", broken({ findWalletSecret: () => null })),
    without(
      "the sense of the paste guard",
      broken({ findWalletSecret: () => ({ kind: "key", start: 0, end: 1 }) }),
    ),
    without(
      "the same guard at the doors of the server",
      answering((answer) => ({
        ...answer,
        text: answer.text.replaceAll("WALLET_SECRET", "INPUT_INVALID"),
      })),
    ),
    looks(
      "room to be asked",
      answering((answer) => ({ ...answer, status: 429 })),
    ),
    without(
      "the review",
      broken({ runCase: () => Promise.resolve({ verdict: "ok", findings: [], differences: [] }) }),
    ),
  ],
  "rate-limits": [
    without("the headers", withHeader("ratelimit", null)),
    without(
      "the refusal",
      broken({
        createLimiter: () => (bucket) =>
          Promise.resolve({ bucket, limit: 1, remaining: 1, resetSeconds: 1, windowSeconds: 1 }),
      }),
    ),
    without("Retry-After", broken({ problem: () => new Response("{}", { status: 429 }) })),
  ],
  allowlists: [
    without("the networks", broken({ parseAllowlist: () => ({ admits: () => true }) })),
    without("the distrust of X-Forwarded-For", withHeader("ratelimit", '"read";r=59999;t=60')),
    without("the word on whom it counts", withHeader("ratelimit-policy", null)),
    looks(
      "the way through the gateway",
      answering((answer) => ({ ...answer, via: "past the gateway" })),
    ),
    looks("the operator's networks in production", openTo([])),
  ],
  "problem-documents": [
    without("the request id", withHeader("x-request-id", null)),
    without("the problem document", withHeader("content-type", "text/html")),
    without(
      "the silence about the inside",
      answering((answer) => ({ ...answer, text: `${answer.text} at run (/srv/lib/a.ts:1)` })),
    ),
    without(
      "the silence of errors",
      broken({
        problem: (error) => {
          const coded = new CodedError("INTERNAL", "inside");
          return Response.json({
            ...toProblem(coded, "posture", undefined),
            inside: String(error),
          });
        },
      }),
    ),
  ],
  headers: [
    ...[
      "content-security-policy",
      "referrer-policy",
      "permissions-policy",
      "cross-origin-opener-policy",
      "x-content-type-options",
      "x-frame-options",
      "strict-transport-security",
    ].map((name) => without(name, withHeader(name, null))),
    without(
      "the ban of inline scripts",
      policy((text) => text.replace("'strict-dynamic'", "'strict-dynamic' 'unsafe-inline'")),
    ),
    without(
      "strict-dynamic",
      policy((text) => text.replace("'strict-dynamic'", "")),
    ),
    without(
      "the ban of frames",
      policy((text) => text.replace("frame-ancestors 'none'", "frame-ancestors *")),
    ),
    without(
      "a new nonce for each page",
      policy((text) => text.replace(/'nonce-[^']+'/u, "'nonce-c2FtZSBmb3IgZXZlcnk='")),
    ),
    without("the closed CORS", withHeader("access-control-allow-origin", "*")),
    looks(
      "the way through the gateway",
      answering((answer) => ({ ...answer, via: "past the gateway" })),
    ),
  ],
  "own-data": [
    without(
      "the way to one's own data",
      answering((answer) => ({ ...answer, status: 404 })),
    ),
    without(
      "a job that works",
      runs((run) => ({ ...run, state: "failing" })),
    ),
    without(
      "a job that runs in time",
      runs((run) => ({ ...run, state: "late" })),
    ),
    looks(
      "room to be asked",
      answering((answer) => ({ ...answer, status: 429 })),
    ),
    without("the jobs", (probe) => ({ ...probe, retention: () => Promise.resolve([]) })),
    looks(
      "a first run",
      runs((run) => ({ ...run, state: "never" })),
    ),
  ],
} as const;
