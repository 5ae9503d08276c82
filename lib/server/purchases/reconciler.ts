import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import type { PurchaseContext } from "./context";
import { recheck } from "./recheck";
import { advance } from "./steps/advance";
import { claimDuePurchases, claimDueRechecks, nextDueAt, nextRecheckAt } from "./store/lease";

/** Unfinished purchases one process works on at a time, and ended ones: these never keep those waiting. */
const AT_ONCE = 8;
const ENDED_AT_ONCE = 2;

/**
 * Moves every unfinished purchase that is due, and asks of those that ended lately whether they were paid
 * all the same, for as long as the process lives. Safe in every instance at once: rows are claimed with
 * SKIP LOCKED, and each transition checks the state anew.
 */
export const runReconciler = (context: PurchaseContext): DueWorker => {
  const { now, log } = context;
  const lookFailed = (error: unknown): void => {
    log.error({ error }, "The reconciler could not look for due purchases.");
  };
  const unfinished = workOnDue({
    atOnce: AT_ONCE,
    now,
    claim: (most) => claimDuePurchases(context, most),
    work: (purchase) => advance(context, purchase),
    nextAt: () => nextDueAt(context),
    workFailed: ({ id }, error) => {
      log.error({ purchaseId: id, error }, "A purchase could not be advanced.");
    },
    lookFailed,
  });
  const ended = workOnDue({
    atOnce: ENDED_AT_ONCE,
    now,
    claim: (most) => claimDueRechecks(context, most),
    work: (purchase) => recheck(context, purchase),
    nextAt: () => nextRecheckAt(context),
    workFailed: ({ id }, error) => {
      log.error({ purchaseId: id, error }, "An ended purchase could not be asked for.");
    },
    lookFailed,
  });
  return {
    wake: () => {
      unfinished.wake();
      ended.wake();
    },
    stop: async () => {
      await Promise.all([unfinished.stop(), ended.stop()]);
    },
  };
};
