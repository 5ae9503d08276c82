import { setTimeout as pause } from "node:timers/promises";
import type { PurchaseContext } from "./context";
import { advance } from "./steps/advance";
import { claimDuePurchases, nextDueAt } from "./store/lease";

export interface Reconciler {
  /** Look now: there is work. */
  wake(): void;
  /** Takes nothing new and resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** Purchases one process works on at a time. */
const AT_ONCE = 8;
const SHORTEST_SLEEP_MILLIS = 100;
/** Another instance's purchase can come due without this process hearing of it. */
const LONGEST_SLEEP_MILLIS = 1_000;

/**
 * Moves every unfinished purchase that is due, for as long as the process lives. Safe in every
 * instance at once: rows are claimed with SKIP LOCKED, and each transition checks the state anew.
 */
export const runReconciler = (context: PurchaseContext): Reconciler => {
  const running = new Set<Promise<unknown>>();
  let stopped = false;
  let alarm = new AbortController();

  const takeDue = async (): Promise<number> => {
    const free = AT_ONCE - running.size;
    if (free <= 0) return LONGEST_SLEEP_MILLIS;
    const claimed = await claimDuePurchases(context, free);
    for (const purchase of claimed) {
      const work = advance(context, purchase)
        .catch((error: unknown) => {
          context.log.error(
            { purchaseId: purchase.id, error },
            "A purchase could not be advanced.",
          );
        })
        .finally(() => {
          running.delete(work);
          alarm.abort();
        });
      running.add(work);
    }
    if (claimed.length > 0) return SHORTEST_SLEEP_MILLIS;
    const due = await nextDueAt(context);
    return due === null ? LONGEST_SLEEP_MILLIS : due.getTime() - context.now().getTime();
  };

  const loop = async (): Promise<void> => {
    while (!stopped) {
      alarm = new AbortController();
      const sleep = await takeDue().catch((error: unknown) => {
        context.log.error({ error }, "The reconciler could not look for due purchases.");
        return LONGEST_SLEEP_MILLIS;
      });
      const millis = Math.min(Math.max(sleep, SHORTEST_SLEEP_MILLIS), LONGEST_SLEEP_MILLIS);
      // Unreferenced: work that is stored is no reason to keep a process from ending.
      await pause(millis, undefined, { signal: alarm.signal, ref: false }).catch(() => undefined);
    }
    await Promise.all(running);
  };

  const looping = loop();
  return {
    wake: () => {
      alarm.abort();
    },
    stop: () => {
      stopped = true;
      alarm.abort();
      return looping;
    },
  };
};
