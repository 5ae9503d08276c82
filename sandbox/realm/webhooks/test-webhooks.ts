import { Pace } from "../pace";
import { Collection } from "../state/collection";
import {
  deliverySchema,
  webhookSettingsSchema,
  type Delivery,
  type WebhookSettings,
} from "../state/webhook-records";
import type { SendOutcome } from "./send";
import { Webhooks } from "./webhooks";

export const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

export interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface TestWebhooks {
  readonly webhooks: Webhooks;
  readonly sent: Sent[];
  /** What the receiver answers next; 200 once the list is empty. */
  readonly answers: SendOutcome[];
  readonly clock: { now: number };
  readonly pace: Pace;
  /** Another instance over the same store, as after a kill. */
  readonly reopen: () => Webhooks;
}

/** Webhooks in memory, with a receiver that answers as it is told and a clock that stands still. */
export const openTestWebhooks = (): TestWebhooks => {
  const deliveries = new Collection<Delivery>(deliverySchema);
  const settings = new Collection<WebhookSettings>(webhookSettingsSchema);
  deliveries.attach(() => undefined);
  settings.attach(() => undefined);
  const sent: Sent[] = [];
  const answers: SendOutcome[] = [];
  const pace = new Pace();
  const clock = { now: Date.UTC(2026, 10, 22) };
  const reopen = (): Webhooks =>
    new Webhooks({
      deliveries,
      settings,
      secret,
      pace,
      clock: () => clock.now,
      send: (url, headers, body) => {
        sent.push({ url, headers, body });
        return Promise.resolve(answers.shift() ?? { status: 200 });
      },
    });
  return { webhooks: reopen(), sent, answers, clock, pace, reopen };
};
