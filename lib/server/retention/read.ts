import type { RetentionRun } from "@/lib/core/operator/retention";
import type { Database } from "@/lib/server/db";
import type { RetentionJob } from "./job";
import { readRuns, type RunRow } from "./store";

/** Milliseconds a run may be over its time: the look every minute, and a job before it that is long. */
const GRACE = 15 * 60_000;

const stateOf = (
  row: RunRow | undefined,
  { everyMinutes }: RetentionJob,
  now: Date,
): RetentionRun["state"] => {
  if (row?.failingSince) return "failing";
  if (!row?.endedAt) return "never";
  const age = now.getTime() - row.endedAt.getTime();
  return age > everyMinutes * 60_000 + GRACE ? "late" : "fine";
};

/** Every job with its last run, in the order of the list. */
export const retentionRunsOf = async (
  database: Database,
  jobs: readonly RetentionJob[],
  now: Date,
): Promise<readonly RetentionRun[]> => {
  const rows = new Map((await readRuns(database)).map((row) => [row.job, row]));
  return jobs.map((job) => {
    const { id, what, kept, everyMinutes, runsOnce } = job;
    const row = rows.get(id);
    return {
      ...{ id, what, kept, everyMinutes, runsOnce },
      endedAt: row?.endedAt?.toISOString() ?? null,
      removed: row?.removed ?? 0,
      removedEver: row?.removedEver ?? 0,
      failingSince: row?.failingSince?.toISOString() ?? null,
      state: stateOf(row, job, now),
    };
  });
};
