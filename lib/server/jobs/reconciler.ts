import { CodedError } from "@/lib/core/errors";
import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import type { JobContext } from "./context";
import { giveUp, lookAtJob } from "./look";
import { pace, paceAfter } from "./patience";
import { claimDueJobs, nextDueAt, releaseJob } from "./store/lease";
import type { Job } from "./store/read";
import { adoptTrainings } from "./trainings";

/** Jobs one process asks about at a time. */
const AT_ONCE = 8;

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
export const runJobReconciler = (context: JobContext): DueWorker =>
  workOnDue({
    atOnce: AT_ONCE,
    now: context.now,
    before: () => adoptTrainings(context),
    claim: (most) => claimDueJobs(context, most),
    work: (job) => reconcileJob(context, job),
    nextAt: () => nextDueAt(context),
    workFailed: ({ id }, error) => {
      context.log.error({ jobId: id, error }, "A job could not be looked at.");
    },
    lookFailed: (error) => {
      context.log.error({ component: "jobs", error }, "Due jobs could not be looked for.");
    },
  });
