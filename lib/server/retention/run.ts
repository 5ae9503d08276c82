import type { Log } from "@/lib/server/log";
import type { RetentionContext, RetentionJob } from "./job";
import { claimJob, jobEnded, jobFailed, knowJobs } from "./store";

export interface RunnerContext extends RetentionContext {
  readonly jobs: readonly RetentionJob[];
  readonly log: Log;
}

/** What one instance remembers: when it last did what each instance does for itself. */
export type OwnRuns = Map<string, Date>;

const isDueHere = ({ id, everyMinutes }: RetentionJob, own: OwnRuns, now: Date): boolean => {
  const last = own.get(id);
  return last === undefined || now.getTime() - last.getTime() >= everyMinutes * 60_000;
};

const isToRun = async (
  { database, now }: RunnerContext,
  job: RetentionJob,
  own: OwnRuns,
): Promise<boolean> => {
  const at = now();
  if (job.runsOnce === "for all instances") return claimJob(database, job.id, at);
  if (!isDueHere(job, own, at)) return false;
  own.set(job.id, at);
  return true;
};

const runJob = async (context: RunnerContext, job: RetentionJob): Promise<void> => {
  const { database, now, log } = context;
  const { id, everyMinutes } = job;
  const fields = { component: "retention", operation: id };
  try {
    const removed = await job.run(context);
    await jobEnded(database, id, { removed, now: now(), everyMinutes });
    if (removed > 0) log.info({ ...fields, count: removed }, "What is not kept was removed.");
  } catch (error) {
    log.error({ ...fields, error }, "What is not kept could not be removed.");
    await jobFailed(database, id, now());
  }
};

/**
 * Runs every job that is due, one after another; one that fails keeps none of the others. Safe in every
 * instance at once: what is shared runs in one of them.
 */
export const runDueJobs = async (context: RunnerContext, own: OwnRuns): Promise<void> => {
  const { database, jobs, now } = context;
  await knowJobs(
    database,
    jobs.map(({ id }) => id),
    now(),
  );
  for (const job of jobs) if (await isToRun(context, job, own)) await runJob(context, job);
};
