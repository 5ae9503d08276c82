import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { endpointHealth } from "@/lib/server/health";
import { logger } from "@/lib/server/log";
import { requestCounts, upstreamStandings } from "@/lib/server/metrics";
import { fetchConfigured } from "@/lib/server/outside";
import { pingRealm } from "@/lib/server/realm";
import { forgeries } from "@/lib/server/webhooks/operate";
import { runDeliverer, tellNowhere } from "./deliver";
import { showAlerts } from "./metrics";
import { probesOf, type ProbeSources } from "./probes";
import { firingRules } from "./store";
import { TallyKeeper } from "./tallies";
import { runWatch } from "./watch";

declare global {
  // One for the process, however many bundles it loads this file in.
  var countersignAlerts: Promise<unknown> | undefined;
}

const PING_MILLIS = 2_000;

const skewSeconds = (): number | null =>
  upstreamStandings().find(({ name }) => name === "realm")?.skewSeconds ?? null;

const now = (): Date => new Date();

/** Wakes whoever delivers; where nobody is told, there is nobody to wake. */
const startDeliverer = async (): Promise<() => void> => {
  const { alertWebhook, appUrl } = env();
  if (alertWebhook === null) {
    await tellNowhere({ database: await database() });
    return () => undefined;
  }
  const { url, secret } = alertWebhook;
  const deliverer = runDeliverer({
    ...{ appUrl, secret, now },
    database: await database(),
    log: logger,
    post: (body, headers) =>
      fetchConfigured(url, { post: body, headers, types: [], bytes: 64 * 1_024 }),
  });
  return () => {
    deliverer.wake();
  };
};

const start = async (purchases: ProbeSources["purchases"]): Promise<unknown> => {
  const opened = await database();
  showAlerts(() => firingRules(opened));
  const probes = probesOf({
    ...{ database: opened, purchases, skewSeconds },
    pingRealm: () => pingRealm(PING_MILLIS),
    endpoints: endpointHealth,
  });
  const tallies = new TallyKeeper({
    "webhook-forged": forgeries,
    "request-refused": async () => (await requestCounts()).refused,
  });
  return runWatch({
    ...{ database: opened, now, log: logger, probes, tallies },
    isTold: env().alertWebhook !== null,
    wake: await startDeliverer(),
  });
};

/**
 * Starts this process's watch over the alert rules, once however often it is called.
 * @param purchases How many are in trouble: this service knows no use-case.
 */
export const startAlerts = (purchases: ProbeSources["purchases"]): void => {
  if (globalThis.countersignAlerts) return;
  globalThis.countersignAlerts = start(purchases);
  globalThis.countersignAlerts.catch((error: unknown) => {
    globalThis.countersignAlerts = undefined;
    logger.error({ component: "alerts", error }, "The watch over the alert rules could not start.");
  });
};
