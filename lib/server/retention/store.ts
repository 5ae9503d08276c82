import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { retentionRuns } from "@/lib/server/db/schema/retention";
import { ago } from "./job";

export type RunRow = typeof retentionRuns.$inferSelect;

const MINUTE = 60_000;
/** Longer than any job takes. Should one take longer still, two at once do no harm. */
const LEASE_MILLIS = 10 * MINUTE;
/** After a failure it is tried again soon. */
const AGAIN_MILLIS = 5 * MINUTE;

/** Gives every job its row; those that have one keep it. */
export const knowJobs = async (
  database: Database,
  jobs: readonly string[],
  now: Date,
): Promise<void> => {
  await database
    .insert(retentionRuns)
    .values(jobs.map((job) => ({ job, dueAt: now, leaseUntil: ago(now, 1) })))
    .onConflictDoNothing();
};

/** @returns whether this instance is to run the job now: it is due, and no other is at it */
export const claimJob = async (database: Database, job: string, now: Date): Promise<boolean> => {
  const claimed = await database
    .update(retentionRuns)
    .set({ startedAt: now, leaseUntil: ago(now, -LEASE_MILLIS) })
    .where(
      and(
        eq(retentionRuns.job, job),
        lte(retentionRuns.dueAt, now),
        lte(retentionRuns.leaseUntil, now),
      ),
    )
    .returning({ job: retentionRuns.job });
  return claimed.length > 0;
};

/** Writes down that a run came to its end. */
export const jobEnded = async (
  database: Database,
  job: string,
  { removed, now, everyMinutes }: { removed: number; now: Date; everyMinutes: number },
): Promise<void> => {
  await database
    .update(retentionRuns)
    .set({
      endedAt: now,
      removed,
      removedEver: sql`${retentionRuns.removedEver} + ${removed}`,
      failingSince: null,
      dueAt: ago(now, -everyMinutes * MINUTE),
      leaseUntil: now,
    })
    .where(eq(retentionRuns.job, job));
};

/** Writes down that a run failed; the first time of several in a row is kept. */
export const jobFailed = async (database: Database, job: string, now: Date): Promise<void> => {
  await database
    .update(retentionRuns)
    .set({
      failingSince: sql`coalesce(${retentionRuns.failingSince}, ${now})`,
      dueAt: ago(now, -AGAIN_MILLIS),
      leaseUntil: now,
    })
    .where(eq(retentionRuns.job, job));
};

export const readRuns = (database: Database): Promise<RunRow[]> =>
  database.select().from(retentionRuns);
