import { CodedError } from "@/lib/core/errors";
import type { IncomingWebhook, WebhookVerifier } from "@/lib/core/realm";
import type { Log } from "@/lib/server/log";
import { countWebhook } from "./counts";
import { decodeBody, parseEvent } from "./parse";
import type { StoreEvent } from "./store/insert";
import { subjectOf } from "./subject";

export interface InboxContext {
  readonly verify: WebhookVerifier;
  readonly store: StoreEvent;
  readonly now: () => Date;
  /** Has what was stored of this subject applied; nobody waits for that. */
  readonly announce: (subject: string) => void;
  readonly log: Log;
}

export interface Delivery extends IncomingWebhook {
  /** The network address it came from. */
  readonly source: string;
}

/** @throws CodedError WEBHOOK_SIGNATURE, counted and told: somebody may be trying. */
const verified = ({ verify, now, log }: InboxContext, delivery: Delivery) => {
  const verdict = verify(delivery, Math.floor(now().getTime() / 1000));
  if (verdict.verified) return verdict.scheme;
  countWebhook(verdict.reason);
  log.warn(
    { component: "webhooks", reason: verdict.reason, address: delivery.source },
    "A webhook was refused: its signature is missing, stale or wrong.",
  );
  throw new CodedError("WEBHOOK_SIGNATURE", `the signature is ${verdict.reason}`);
};

const readEvent = ({ log }: InboxContext, { rawBody, source }: Delivery) => {
  try {
    const text = decodeBody(rawBody);
    return { text, event: parseEvent(text) };
  } catch (error) {
    countWebhook("unreadable");
    log.warn(
      { component: "webhooks", address: source, error },
      "A signed webhook could not be read.",
    );
    throw error;
  }
};

/**
 * Takes a delivery in: verified over its bytes, then stored, and only then acknowledged by returning
 * (seeds R10, D19). Applying it is the worker's. An event that is here already changes nothing.
 * @throws CodedError WEBHOOK_SIGNATURE, INPUT_INVALID, or STORE_UNAVAILABLE: REALM shall send it again
 */
export const receiveWebhook = async (
  context: InboxContext,
  delivery: Delivery,
): Promise<"stored" | "duplicate"> => {
  const scheme = verified(context, delivery);
  const { text, event } = readEvent(context, delivery);
  const outcome = await context.store({
    event,
    body: text,
    source: delivery.source,
    scheme,
  });
  countWebhook(outcome);
  context.log.debug({ component: "webhooks", event: event.eventType, outcome }, "A webhook came.");
  if (outcome === "stored") context.announce(subjectOf(event));
  return outcome;
};
