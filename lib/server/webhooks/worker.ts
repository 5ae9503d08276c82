import { setTimeout as pause } from "node:timers/promises";
import { groupCommit, type GroupLimits } from "./store/group-commit";
import { claimDueEvents, nextDueAt } from "./store/lease";
import { settleEvents, type Ending } from "./store/settle";
import { workOn, type Settle, type WorkContext } from "./work";

export interface WebhookWorker {
  /** Look now: there is work. */
  wake(): void;
  /** Takes nothing new and resolves when what was begun is done. */
  stop(): Promise<void>;
}

const AT_ONCE = 16;
const SHORTEST_SLEEP_MILLIS = 50;
/** Of a burst, one claim takes many: each on its own would keep the database from storing the rest. */
const GATHER_MILLIS = 25;
/** Another instance may have stored an event, or have been killed while it applied one. */
const LONGEST_SLEEP_MILLIS = 1_000;

/** Within an event's lease: what is written after it is for nothing. */
const settling: GroupLimits = { most: AT_ONCE, mostWaiting: AT_ONCE, within: 8_000 };

/** Works on what is due. @returns how long to sleep, in milliseconds */
const round = async (context: WorkContext, settle: Settle): Promise<number> => {
  const claimed = await claimDueEvents(context, AT_ONCE);
  await Promise.all(
    claimed.map((event) =>
      workOn(context, event, settle).catch((error: unknown) => {
        const fields = { component: "webhooks", event: event.eventType, error };
        context.log.error(fields, "How a webhook ended could not be written down.");
      }),
    ),
  );
  if (claimed.length > 0) return 0;
  const due = await nextDueAt(context);
  return due === null ? LONGEST_SLEEP_MILLIS : due.getTime() - context.now().getTime();
};

/**
 * Applies stored events for as long as the process lives, those of one subject in their order. Safe in
 * every instance at once, and after kill -9: what was not written down as done is applied again.
 */
export const runWebhookWorker = (context: WorkContext): WebhookWorker => {
  let stopped = false;
  let alarm = new AbortController();
  const settle = groupCommit<Ending, true>((endings) => settleEvents(context, endings), settling);

  const loop = async (): Promise<void> => {
    while (!stopped) {
      alarm = new AbortController();
      const sleep = await round(context, settle).catch((error: unknown) => {
        context.log.error({ component: "webhooks", error }, "Webhooks could not be looked for.");
        return LONGEST_SLEEP_MILLIS;
      });
      if (sleep === 0) {
        // More came meanwhile, and REALM waits to hear that it is stored: applying makes room for that.
        if (alarm.signal.aborted) await pause(GATHER_MILLIS, undefined, { ref: false });
        continue;
      }
      const millis = Math.min(Math.max(sleep, SHORTEST_SLEEP_MILLIS), LONGEST_SLEEP_MILLIS);
      // Unreferenced: work that is stored is no reason to keep a process from ending.
      await pause(millis, undefined, { signal: alarm.signal, ref: false }).catch(() => undefined);
      await pause(GATHER_MILLIS, undefined, { ref: false });
    }
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
