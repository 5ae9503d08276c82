import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import type { PurchaseContext } from "./context";
import { advance } from "./steps/advance";
import { claimDuePurchases, nextDueAt } from "./store/lease";

/** Purchases one process works on at a time. */
const AT_ONCE = 8;

/**
 * Moves every unfinished purchase that is due, for as long as the process lives. Safe in every
 * instance at once: rows are claimed with SKIP LOCKED, and each transition checks the state anew.
 */
export const runReconciler = (context: PurchaseContext): DueWorker =>
  workOnDue({
    atOnce: AT_ONCE,
    now: context.now,
    claim: (most) => claimDuePurchases(context, most),
    work: (purchase) => advance(context, purchase),
    nextAt: () => nextDueAt(context),
    workFailed: ({ id }, error) => {
      context.log.error({ purchaseId: id, error }, "A purchase could not be advanced.");
    },
    lookFailed: (error) => {
      context.log.error({ error }, "The reconciler could not look for due purchases.");
    },
  });
