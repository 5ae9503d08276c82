import type { Requirement } from "../requirement";

export const upstreams = {
  "signed-calls": {
    ids: ["A1", "A2", "A3", "A4"],
    requirement:
      "X-API-Key on every call; sensitive calls add X-Timestamp and X-Signature, made over exactly the bytes that are sent.",
    code: "lib/core/realm/request-signature.ts",
    test: "lib/server/realm/conformance.test.ts",
  },
  "refusals-told-apart": {
    ids: ["A5"],
    requirement: "401 and 403 are told apart: a credential problem, a signature or clock problem.",
    code: "lib/server/realm/refusal.ts",
    test: "lib/server/realm/fault-table.test.ts",
  },
  "clock-skew": {
    ids: ["A6", "M6", "M8"],
    requirement:
      "Clock skew is measured from upstream's Date and corrected in the timestamp; over 30 s needs attention, over 5 minutes fails.",
    code: "lib/server/upstream/clock-skew.ts",
    test: "lib/server/upstream/clock-skew.test.ts",
  },
  "signed-anew": {
    ids: ["M7"],
    requirement:
      "A signature is made anew for every attempt, retries too; the idempotency key stays.",
    code: "lib/server/upstream/upstream.ts",
    test: "lib/server/upstream/authentication/authentication.test.ts",
  },
  "transport-security": {
    ids: ["R7", "D7", "D8", "D12", "W2"],
    requirement:
      "HTTPS only, TLS 1.2 or newer, certificates always verified; plain HTTP on loopback alone. Optional pin of the upstream's public key.",
    code: "lib/server/upstream/connections.ts",
    test: "lib/server/upstream/tls.test.ts",
  },
  "answers-checked": {
    ids: ["D9"],
    requirement:
      "Answers are checked: content type, size, JSON, schema, and a response signature where there is one.",
    code: "lib/server/realm/answer.ts",
    test: "lib/server/realm/fault-table.test.ts",
  },
  retries: {
    ids: ["D13"],
    requirement:
      "Up to five retries with backoff and jitter, never past the caller's deadline; Retry-After is obeyed; mutations only with an idempotency key.",
    code: "lib/server/upstream/retry.ts",
    test: "lib/server/upstream/retry.test.ts",
  },
  "rate-governor": {
    ids: ["D14", "M16"],
    requirement:
      "Rate-limit headers are tracked per key and group; under 10 % left is logged and shown; the client slows down before it is refused.",
    code: "lib/server/upstream/governor.ts",
    test: "lib/server/upstream/governor.test.ts",
  },
  "time-limits": {
    ids: ["M17"],
    requirement:
      "Every call has connect, header, body and total time limits. A circuit breaker per upstream.",
    code: "lib/server/upstream/breaker.ts",
    test: "lib/server/upstream/breaker.test.ts",
  },
  "guarded-fetch": {
    ids: ["M20"],
    requirement:
      "Addresses from outside go through one guarded fetch: https, no credentials, public addresses only, checked after DNS and after each redirect, size and time bounded.",
    code: "lib/server/outside/fetch-outside.ts",
    test: "lib/server/outside/fetch-outside.test.ts",
  },
} as const satisfies Readonly<Record<string, Requirement>>;
