import { attention, holds, pass, type Measure } from "../check";
import { JSON_TYPE, WEBHOOKS } from "../doors";

const LARGE_BYTES = 64 * 1024 + 1;
/** Fewer tell nothing of the hundredth. */
const ENOUGH = 100;
const SHARE = 0.99;

/** How many answers of the webhook's door there were, and how many came within 50 ms. */
const swiftness = (metrics: string): { readonly all: number; readonly swift: number } => {
  const lines = metrics
    .split("\n")
    .filter((line) => line.includes(`route="${WEBHOOKS}"`) && line.includes('method="POST"'));
  const valueOf = (start: string, part: string): number =>
    Number(
      lines
        .find((line) => line.startsWith(start) && line.includes(part))
        ?.split(" ")
        .at(-1) ?? 0,
    );
  return {
    all: valueOf("countersign_request_seconds_count", ""),
    swift: valueOf("countersign_request_seconds_bucket", 'le="0.05"'),
  };
};

const webhookDoor: Measure = async ({ ask, metrics }) => {
  const large = await ask(WEBHOOKS, {
    method: "POST",
    headers: JSON_TYPE,
    body: "x".repeat(LARGE_BYTES),
  });
  const { all, swift } = swiftness(await metrics());
  const share = all === 0 ? 1 : swift / all;
  const words = `${swift} of ${all} answers at the webhooks' door came within 50 ms (${(share * 100).toFixed(1)} %).`;
  return [
    // Networks are looked at before anything is read.
    large.status === 403
      ? attention("WEBHOOK_ALLOWLIST keeps this machine out before a body is looked at.")
      : holds(
          large.status === 413,
          `A body of ${LARGE_BYTES} bytes was refused with 413.`,
          `A body of ${LARGE_BYTES} bytes was answered with ${large.status}.`,
        ),
    holds(
      large.status === 403 || large.header("ratelimit")?.startsWith('"webhook"') === true,
      `The door counts by source: RateLimit ${large.header("ratelimit") ?? "not reached"}.`,
      "The door does not say that it counts.",
    ),
    all >= ENOUGH && share < SHARE
      ? attention(words)
      : pass(all < ENOUGH ? `${words} Too few to tell of the 99th percentile.` : words),
  ];
};

export const webhookDoorChecks = {
  "webhook-door": webhookDoor,
} as const satisfies Readonly<Record<string, Measure>>;
