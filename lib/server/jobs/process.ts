import { database } from "@/lib/server/db";
import { logger } from "@/lib/server/log";
import { realmOf } from "@/lib/server/realm";
import { ownerCredential } from "@/lib/server/vault";
import type { JobContext } from "./context";
import type { DueWorker } from "@/lib/server/due-work";
import { runJobReconciler } from "./reconciler";

declare global {
  // One for the process, however many bundles it loads this file in.
  var countersignJobReconciler: Promise<DueWorker> | undefined;
}

/** The context of this process. */
export const jobContext = async (): Promise<JobContext> => ({
  database: await database(),
  realmOf,
  credentialOf: async (owner) => (await ownerCredential(owner, "studio")).id,
  now: () => new Date(),
  log: logger,
});

/** Starts this process's reconciler, once however often it is called. */
export const startJobReconciler = (): void => {
  if (globalThis.countersignJobReconciler) return;
  globalThis.countersignJobReconciler = jobContext().then(runJobReconciler);
  globalThis.countersignJobReconciler.catch((error: unknown) => {
    globalThis.countersignJobReconciler = undefined;
    logger.error({ component: "jobs", error }, "The reconciler of jobs could not start.");
  });
};
