import { answering, broken, looks, withHeader, without } from "./pair";

const slow = (within: number) =>
  [
    'countersign_request_seconds_bucket{le="0.05",method="POST",route="/api/webhooks/realm"} ' +
      String(within),
    'countersign_request_seconds_count{method="POST",route="/api/webhooks/realm"} 1000',
  ].join("\n");

export const webhookPairs = {
  "webhook-signatures": [
    without(
      "the refusal of a forged one",
      answering((answer) => ({ ...answer, status: 200 })),
    ),
    without("the counting", (probe) => {
      const still = { ...probe.webhookCounts() };
      return {
        ...probe,
        env: { ...probe.env, appUrl: new URL("http://127.0.0.1:3000") },
        webhookCounts: () => still,
      };
    }),
    without(
      "the comparison",
      broken({ webhookVerifier: () => () => ({ verified: true, scheme: "body" }) }),
    ),
    without(
      "the other forms of a signature",
      broken({ webhookVerifier: () => () => ({ verified: false, reason: "wrong" }) }),
    ),
    looks(
      "the way to the door",
      answering((answer) => ({ ...answer, status: 403 })),
    ),
    looks("the certainty which instance counted", (probe) => {
      const still = { ...probe.webhookCounts() };
      return { ...probe, webhookCounts: () => still };
    }),
  ],
  "https-endpoints": [
    without("https", (probe) => ({
      ...probe,
      env: { ...probe.env, appUrl: new URL("http://countersign.example") },
    })),
    without("the refusal to start without it", (probe) =>
      broken({ parseEnvironment: () => probe.env })(probe),
    ),
  ],
  "webhook-door": [
    without(
      "the body limit",
      answering((answer) => ({ ...answer, status: 401 })),
    ),
    without("the count by source", withHeader("ratelimit", null)),
    looks(
      "the way to the door",
      answering((answer) => ({ ...answer, status: 403 })),
    ),
    looks("the swiftness", (probe) => ({ ...probe, metrics: () => Promise.resolve(slow(980)) })),
  ],
  "exactly-once": [
    without("the unique event", broken({ eventStore: () => () => Promise.resolve("stored") })),
  ],
  deliveries: [
    without("the redaction", broken({ redactBody: (body) => body })),
    without(
      "the operator's role",
      answering((answer) => ({ ...answer, status: 200 })),
    ),
  ],
} as const;
