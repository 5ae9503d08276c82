import { setTimeout as pause } from "node:timers/promises";
import { CodedError } from "@/lib/core/errors";
import type { JobContext } from "./context";
import { giveUp, lookAtJob } from "./look";
import { pace, paceAfter } from "./patience";
import { claimDueJobs, nextDueAt, releaseJob } from "./store/lease";
import type { Job } from "./store/read";
import { adoptTrainings } from "./trainings";

export interface JobReconciler {
  /** Takes nothing new and resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** Jobs one process asks about at a time. */
const AT_ONCE = 8;
const SHORTEST_SLEEP_MILLIS = 100;
/** Another instance's job can come due without this process hearing of it. */
const LONGEST_SLEEP_MILLIS = 1_000;

/** Looks at one claimed job, gives the claim back and says when to look again. */
export const reconcileJob = async (context: JobContext, claimed: Job): Promise<void> => {
  const age = context.now().getTime() - claimed.createdAt.getTime();
  try {
    // One whose start is still unanswered has no name at REALM to ask for.
    const isAsked = claimed.state !== "created";
    const { job, absent } = isAsked
      ? await lookAtJob(context, claimed, { by: "poll" })
      : { job: claimed, absent: false };
    await giveUp(context, job);
    const absences = absent ? claimed.absences + 1 : 0;
    await releaseJob(context, claimed, { waitMillis: pace(age), waits: 0, absences });
  } catch (error) {
    const expected = error instanceof CodedError && error.code !== "INTERNAL";
    const fields = { jobId: claimed.id, state: claimed.state, error };
    if (expected) context.log.warn(fields, "A job has to wait.");
    else context.log.error(fields, "A look at a job failed unexpectedly.");
    // Silence ends too: what REALM does not tell for so long, it will not tell.
    await giveUp(context, claimed);
    const waits = claimed.waits + 1;
    const waitMillis = paceAfter(age, claimed.waits);
    await releaseJob(context, claimed, { waitMillis, waits, absences: claimed.absences });
  }
};

/**
 * Polls REALM for every unfinished job that is due, for as long as the process lives; webhooks only
 * make it quicker. Safe in every instance at once: rows are claimed with SKIP LOCKED, and each
 * transition checks the state anew.
 */
export const runJobReconciler = (context: JobContext): JobReconciler => {
  const running = new Set<Promise<void>>();
  let stopped = false;
  let alarm = new AbortController();

  const takeDue = async (): Promise<number> => {
    const free = AT_ONCE - running.size;
    if (free <= 0) return LONGEST_SLEEP_MILLIS;
    await adoptTrainings(context);
    const claimed = await claimDueJobs(context, free);
    for (const job of claimed) {
      const work = reconcileJob(context, job)
        .catch((error: unknown) => {
          context.log.error({ jobId: job.id, error }, "A job could not be looked at.");
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
        context.log.error({ component: "jobs", error }, "Due jobs could not be looked for.");
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
    stop: () => {
      stopped = true;
      alarm.abort();
      return looping;
    },
  };
};
