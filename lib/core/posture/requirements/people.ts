import type { Requirement } from "../requirement";

export const people = {
  "sign-in": {
    ids: ["W1"],
    requirement:
      "Sign in with Solana: domain, URI, nonce, times and chain bound; the signed bytes compared with the stored message; strict ed25519; the nonce works once. Accounts that sign no messages sign a transaction that is never sent.",
    code: "lib/server/identity/challenges.ts",
    test: "lib/server/identity/challenges.test.ts",
  },
  cookies: {
    ids: ["D5"],
    requirement:
      "Cookies Secure, HttpOnly, SameSite=Lax, __Host- over https. Same-origin checks on every mutation.",
    code: "lib/server/identity/cookies.ts",
    test: "lib/server/identity/cookies.test.ts",
  },
  "wallet-safety": {
    ids: ["R11", "R12", "R13"],
    requirement:
      "Wallet lessons; full transaction review; nothing takes a private key or a seed phrase, and a paste guard refuses one with an explanation.",
    code: "lib/core/text/wallet-secret/index.ts",
    test: "lib/server/http/wallet-secrets.test.ts",
  },
  "rate-limits": {
    ids: ["W3", "R10"],
    requirement:
      "Rate limits per wallet, per address and per route; answers carry RateLimit headers and 429 says when to come back.",
    code: "lib/server/limits/limiter.ts",
    test: "lib/server/limits/limiter.test.ts",
  },
  allowlists: {
    ids: ["M5", "D20"],
    requirement:
      "Optional IP allowlists for the operator's pages and for webhooks, trusted proxy hops set explicitly: others get 403.",
    code: "lib/server/http/allowlist.ts",
    test: "lib/server/http/allowlist.test.ts",
  },
  "problem-documents": {
    ids: ["M18", "D15"],
    requirement:
      "Errors outside are RFC 9457 problem documents with a stable code and a request id, no internals.",
    code: "lib/server/http/answers.ts",
    test: "lib/server/http/route.test.ts",
  },
  headers: {
    ids: ["W8"],
    requirement:
      "CORS closed; CSP with nonces and strict-dynamic, frame-ancestors 'none', HSTS, Referrer-Policy, Permissions-Policy, COOP.",
    code: "lib/server/http/security-headers.ts",
    test: "lib/server/http/security-headers.test.ts",
  },
  "own-data": {
    ids: ["D23"],
    requirement:
      "Export my data, delete my data (what the law or the chain keeps is said), retention times per table.",
    code: "lib/server/own-data/index.ts",
    test: "lib/server/own-data/erase.test.ts",
  },
} as const satisfies Readonly<Record<string, Requirement>>;
