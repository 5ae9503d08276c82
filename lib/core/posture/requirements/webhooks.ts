import type { Requirement } from "../requirement";

export const webhooks = {
  "webhook-signatures": {
    ids: ["R8", "M9", "D17"],
    requirement:
      "X-Webhook-Signature verified over the raw bytes, constant time, hex or Base64, several secrets during rotation; missing or wrong gets 401 and is counted.",
    code: "lib/core/realm/webhook-verification.ts",
    test: "lib/core/realm/webhook-verification.test.ts",
  },
  "https-endpoints": {
    ids: ["R9", "D18"],
    requirement:
      "Only https endpoints are ever registered or shown for registration (loopback apart).",
    code: "lib/server/env/refusals.ts",
    test: "lib/server/env/parse.test.ts",
  },
  "webhook-door": {
    ids: ["R10"],
    requirement:
      "Body limit, per-source rate limit, answer within 50 ms at the 99th percentile: store, acknowledge, work later.",
    code: "lib/server/webhooks/receive.ts",
    test: "lib/server/webhooks/receive.test.ts",
  },
  "exactly-once": {
    ids: ["D19"],
    requirement:
      "Exactly once in effect: the event id is unique in the store; duplicates get 200 and change nothing.",
    code: "lib/server/webhooks/store/insert.ts",
    test: "lib/server/webhooks/worker.test.ts",
  },
  deliveries: {
    ids: [],
    requirement: "Deliveries can be searched, inspected (redacted) and replayed.",
    code: "lib/server/webhooks/operate/redact.ts",
    test: "lib/server/webhooks/operate/operate.test.ts",
  },
} as const satisfies Readonly<Record<string, Requirement>>;
