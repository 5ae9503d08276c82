import { chain, pingChain } from "@/lib/server/chain";
import { database } from "@/lib/server/db";
import { logger } from "@/lib/server/log";
import { realm } from "@/lib/server/realm";
import type { PurchaseContext } from "./context";
import { readPurchaseCounts, showPurchases } from "./metrics";
import { purchasePolicy } from "./policy";
import type { DueWorker } from "@/lib/server/due-work";
import { runReconciler } from "./reconciler";

declare global {
  // Next bundles the instrumentation, which starts it, and the routes, which wake it, apart.
  var countersignReconciler: Promise<DueWorker> | undefined;
}

/** Without a reconciler in this process there is nobody to wake; another instance's will look. */
const wake = (): void => {
  globalThis.countersignReconciler?.then(
    (reconciler) => {
      reconciler.wake();
    },
    () => undefined,
  );
};

/** The context of this process. */
export const purchaseContext = async (): Promise<PurchaseContext> => ({
  database: await database(),
  realm: realm(),
  chain: chain(),
  policy: purchasePolicy(),
  now: () => new Date(),
  log: logger,
  wake,
});

/**
 * Starts this process's reconciler, once however often it is called, and says at once in the log
 * where the cluster is not the configured one.
 */
export const startReconciler = (): void => {
  if (globalThis.countersignReconciler) return;
  showPurchases(async () => readPurchaseCounts(await database(), new Date()));
  globalThis.countersignReconciler = purchaseContext().then(runReconciler);
  globalThis.countersignReconciler.catch((error: unknown) => {
    globalThis.countersignReconciler = undefined;
    logger.error({ component: "reconciler", error }, "The reconciler could not start.");
  });
  pingChain().catch((error: unknown) => {
    logger.error({ dependency: "solana", error }, "The Solana cluster is not what it should be.");
  });
};
