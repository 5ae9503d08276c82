import { randomBytes } from "node:crypto";
import type { Pace } from "../pace";
import type { Collection } from "../state/collection";
import { ATTEMPTS_KEPT, type Delivery, type WebhookSettings } from "../state/webhook-records";
import { eventIdOf, type RealmEvent } from "./events";
import { WebhookFaults } from "./faults";
import type { Send } from "./send";
import { defaultSettings, type WebhookPatch } from "./settings";
import { signatureHeaders } from "./sign";

const API_VERSION = "v1";
const FIRST_WAIT_MILLIS = 1000;
const LONGEST_WAIT_MILLIS = 60_000;
/** However fast the sandbox's time goes, a receiver that is down is not called more often than this. */
const SHORTEST_WAIT_MILLIS = 250;
/** An event that waits for a later one is not kept back for longer than this. */
const LONGEST_HOLD_MILLIS = 10_000;
const GIVE_UP_MILLIS = 24 * 60 * 60 * 1000;
/** Deliveries that are over are kept for looking at, this many. */
const KEPT = 500;
const SETTINGS = "endpoint";

export interface WebhooksOptions {
  readonly deliveries: Collection<Delivery>;
  readonly settings: Collection<WebhookSettings>;
  readonly secret: string;
  readonly pace: Pace;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly send: Send;
}

const isWaiting = ({ state }: Delivery): boolean => state === "pending" || state === "held";

/** Half of the wait is certain, half is drawn: receivers that were down are not all called at once. */
const backoff = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** (attempts - 1)) *
  (0.5 + Math.random() / 2);

/**
 * Events on their way to the registered address: written down when they happen, sent in order,
 * tried again until a 2xx comes. What waits when the sandbox is killed is sent after the next start.
 */
export class Webhooks {
  readonly faults = new WebhookFaults();
  readonly #options: WebhooksOptions;
  readonly #ending = new AbortController();
  readonly #told: Set<string>;

  constructor(options: WebhooksOptions) {
    this.#options = options;
    const genuine = options.deliveries.values().filter(({ forged }) => !forged);
    this.#told = new Set(genuine.map(({ eventId }) => eventId));
  }

  get settings(): WebhookSettings {
    return this.#options.settings.get(SETTINGS) ?? defaultSettings;
  }

  configure(patch: WebhookPatch): void {
    const { url = this.settings.url, style = this.settings.style } = patch;
    this.#options.settings.put(SETTINGS, { url, style });
  }

  /** The newest first. */
  list(): readonly Delivery[] {
    return [...this.#options.deliveries.values()].reverse();
  }

  /** Writes an event down to be sent; one that was told already, or that nobody listens to, is not. */
  emit(event: RealmEvent): void {
    const eventId = eventIdOf(event);
    if (this.settings.url === null || this.#told.has(eventId)) return;
    this.#told.add(eventId);
    const fault = this.faults.take();
    const held = this.list().filter(({ state }) => state === "held");
    const now = this.#options.clock();
    const pending = this.#delivery(event, eventId, now);
    switch (fault?.kind) {
      case "lose":
        break;
      case "reorder":
        this.#put({
          ...pending,
          state: "held",
          dueAt: now + this.#options.pace.millis(LONGEST_HOLD_MILLIS),
        });
        break;
      case "delay":
        this.#put({ ...pending, dueAt: now + fault.millis });
        break;
      case "duplicate":
        this.#put(pending);
        this.#put({ ...pending, deliveryId: this.#freshId() });
        break;
      case "forge": {
        const forgery = { ...event, subject: `forged ${this.#freshId()}` };
        this.#put({ ...this.#delivery(forgery, eventIdOf(forgery), now), forged: true });
        this.#put(pending);
        break;
      }
      case undefined:
        this.#put(pending);
    }
    for (const one of held) this.#put({ ...one, state: "pending", dueAt: now + 1 });
    this.#prune();
  }

  /** Sends a delivery once more, whatever became of it. @throws Error for one that is not known. */
  redeliver(deliveryId: string): void {
    const delivery = this.#options.deliveries.get(deliveryId);
    if (!delivery) throw new Error(`there is no delivery ${deliveryId}`);
    this.#put({ ...delivery, state: "pending", dueAt: this.#options.clock() });
  }

  /** Sends what is due, one after the other. */
  async tick(): Promise<void> {
    const now = this.#options.clock();
    const due = this.#options.deliveries
      .values()
      .filter((one) => isWaiting(one) && one.dueAt <= now)
      .sort((left, right) => left.dueAt - right.dueAt);
    for (const delivery of due) {
      const { url } = this.settings;
      if (url === null || this.#ending.signal.aborted) return;
      await this.#attempt(url, delivery);
    }
  }

  /** Ends what is being sent; it counts as not tried. */
  end(): void {
    this.#ending.abort();
  }

  #freshId(): string {
    return `dlv_${randomBytes(10).toString("hex")}`;
  }

  #delivery({ type, data }: RealmEvent, eventId: string, now: number): Delivery {
    const createdAt = new Date(now).toISOString();
    const body = { eventId, eventType: type, apiVersion: API_VERSION, createdAt, data };
    return {
      deliveryId: this.#freshId(),
      eventId,
      eventType: type,
      body: JSON.stringify(body),
      state: "pending",
      forged: false,
      createdAt: now,
      dueAt: now,
      attemptCount: 0,
      attempts: [],
    };
  }

  #put(delivery: Delivery): void {
    this.#options.deliveries.put(delivery.deliveryId, delivery);
  }

  async #attempt(url: string, delivery: Delivery): Promise<void> {
    const { clock, secret, pace, send } = this.#options;
    const now = clock();
    const { eventId, body, forged } = delivery;
    const signer = forged ? `whsec_${randomBytes(32).toString("base64")}` : secret;
    const signable = { eventId, timestamp: Math.floor(now / 1000), body };
    const headers = {
      "content-type": "application/json",
      "user-agent": "REALM-Sandbox-Webhooks",
      ...signatureHeaders(this.settings.style, signer, signable),
    };
    const outcome = await send(url, headers, body, this.#ending.signal);
    if (this.#ending.signal.aborted) return;
    const attempt = { at: new Date(now).toISOString(), ...outcome };
    const attemptCount = delivery.attemptCount + 1;
    const arrived = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
    const over = clock() - delivery.createdAt > GIVE_UP_MILLIS;
    // A forger does not insist.
    const last = arrived || over || forged;
    this.#put({
      ...delivery,
      attemptCount,
      attempts: [...delivery.attempts, attempt].slice(-ATTEMPTS_KEPT),
      state: arrived ? "delivered" : last ? "abandoned" : "pending",
      dueAt: clock() + Math.max(SHORTEST_WAIT_MILLIS, pace.millis(backoff(attemptCount))),
    });
  }

  #prune(): void {
    const over = this.list().filter((one) => !isWaiting(one));
    for (const { deliveryId } of over.slice(KEPT)) this.#options.deliveries.remove(deliveryId);
  }
}
