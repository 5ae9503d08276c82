import { webhookVerifier, type WebhookVerifier } from "@/lib/core/realm";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { logger, type Log } from "@/lib/server/log";
import { announcer } from "./announce";
import { opensslHmac } from "./hmac";
import { showWebhooks } from "./metrics";
import { receiveWebhook, type Delivery } from "./receive";
import { eventStore } from "./store/insert";
import { together } from "./together";
import type { UseCasesOfMany } from "./use-cases";
import { runWebhookWorker, type WebhookWorker } from "./worker";

declare global {
  // Next bundles the instrumentation, which starts it, and the route, which wakes it, apart.
  var countersignWebhookWorker: Promise<WebhookWorker> | undefined;
}

/** Without a worker in this process there is nobody to wake; another instance's will look. */
export const wakeWebhookWorker = (): void => {
  globalThis.countersignWebhookWorker?.then(
    (worker) => {
      worker.wake();
    },
    () => undefined,
  );
};

const now = (): Date => new Date();

const store = eventStore({ database, now });
const announce = announcer({ database, now, log: logger, wake: wakeWebhookWorker });

let verifier: WebhookVerifier | undefined;
/** Made at the first delivery, when the environment is certain to be there. */
const verify: WebhookVerifier = (webhook, nowSeconds) => {
  verifier ??= webhookVerifier(env().realm.webhookSecrets, opensslHmac);
  return verifier(webhook, nowSeconds);
};

/** See receive.ts; with the secrets, the database and the worker of this process. */
export const takeWebhook = (delivery: Delivery, log: Log): Promise<"stored" | "duplicate"> =>
  receiveWebhook({ verify, store, now, announce, log }, delivery);

/** Starts this process's worker, once however often it is called. */
export const startWebhookWorker = (useCases: UseCasesOfMany): void => {
  if (globalThis.countersignWebhookWorker) return;
  showWebhooks();
  globalThis.countersignWebhookWorker = database().then((opened) =>
    runWebhookWorker({ database: opened, now, useCases: together(useCases), log: logger }),
  );
  globalThis.countersignWebhookWorker.catch((error: unknown) => {
    globalThis.countersignWebhookWorker = undefined;
    logger.error({ component: "webhooks", error }, "The webhook worker could not start.");
  });
};
