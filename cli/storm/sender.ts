import { performance } from "node:perf_hooks";
import { Agent, request } from "undici";
import { signWebhook } from "@/lib/core/realm/testing/sign-webhook";
import type { Delivery } from "./plan";

/** How a delivery was answered in the end. Milliseconds; `at` on this process's clock. */
export interface Answer {
  readonly delivery: Delivery;
  readonly status: number;
  readonly at: number;
  /** Of the attempt that was answered, from its first byte out. */
  readonly millis: number;
}

export interface Sender {
  /** Sends all, so many at once, each until it is answered for good; `answered` hears of each. */
  burst(deliveries: readonly Delivery[], atOnce: number): Promise<readonly Answer[]>;
  /** Sends so many a second, whether those before have been answered or not. */
  steady(deliveries: readonly Delivery[], perSecond: number): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

const SCHEMES = ["body", "timestamp", "standard"] as const;
const FORGER = `whsec_${Buffer.alloc(24, 1).toString("base64")}`;
const AGAIN_MILLIS = 50;
const GIVE_UP_MILLIS = 120_000;

const pause = (millis: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, millis);
  });

/** REALM's own end of an event: a good answer, or for a forger the refusal. */
const isFinal = (status: number): boolean => status === 200 || status === 401;

/**
 * Delivers as REALM does: again and again until a good answer comes.
 * @param instances gives the addresses of the instances of the app, those that are down included
 */
export const openSender = (
  secret: string,
  instances: readonly string[],
  answered: (answer: Answer) => void = () => undefined,
): Sender => {
  const agent = new Agent({ connections: 64 });
  let turn = 0;

  const attempt = async (delivery: Delivery, number: number): Promise<Answer> => {
    const { body, forged, eventId } = delivery;
    const scheme = SCHEMES[number % SCHEMES.length] ?? "body";
    const signable = { body, timestamp: Math.floor(Date.now() / 1000), id: eventId };
    const headers = signWebhook(scheme, forged ? FORGER : secret, signable);
    const url = `${instances[number % instances.length] ?? ""}/api/webhooks/realm`;
    const begun = performance.now();
    const answer = await request(url, {
      method: "POST",
      dispatcher: agent,
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    await answer.body.dump();
    const at = performance.now();
    return { delivery, status: answer.statusCode, at, millis: at - begun };
  };

  const deliver = async (delivery: Delivery): Promise<Answer> => {
    const deadline = performance.now() + GIVE_UP_MILLIS;
    for (;;) {
      const answer = await attempt(delivery, (turn += 1)).catch(() => null);
      if (answer && isFinal(answer.status)) {
        answered(answer);
        return answer;
      }
      if (performance.now() > deadline) {
        throw new Error(
          `${delivery.eventId} was answered ${answer?.status ?? "nothing"} for two minutes`,
        );
      }
      await pause(AGAIN_MILLIS);
    }
  };

  return {
    burst: async (deliveries, atOnce) => {
      const answers: Answer[] = [];
      const left = deliveries.values();
      const lane = async (): Promise<void> => {
        for (const delivery of left) answers.push(await deliver(delivery));
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      return answers;
    },
    steady: async (deliveries, perSecond) => {
      const begun = performance.now();
      const sent: Promise<Answer>[] = [];
      for (const [index, delivery] of deliveries.entries()) {
        const wait = begun + (index * 1_000) / perSecond - performance.now();
        if (wait > 0) await pause(wait);
        sent.push(deliver(delivery));
      }
      return Promise.all(sent);
    },
    close: () => agent.close(),
  };
};
