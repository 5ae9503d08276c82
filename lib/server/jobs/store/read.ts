import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import { openJobStates, type JobQuery } from "@/lib/core/job";
import type { Database } from "@/lib/server/db";
import { cursorFrom, pageOf } from "@/lib/server/db/cursor";
import { jobs, jobTransitions } from "@/lib/server/db/schema/jobs";
import { CALL_OUT_MILLIS } from "../patience";

export type Job = typeof jobs.$inferSelect;
export type JobTransition = typeof jobTransitions.$inferSelect;

const openJobs = inArray(jobs.state, openJobStates);

export const findJob = async (database: Database, id: string): Promise<Job | null> => {
  const [row] = await database.select().from(jobs).where(eq(jobs.id, id));
  return row ?? null;
};

/** The job a wallet began with that key. */
export const findByKey = async (
  database: Database,
  wallet: string,
  key: string,
): Promise<Job | null> => {
  const [row] = await database
    .select()
    .from(jobs)
    .where(and(eq(jobs.wallet, wallet), eq(jobs.key, key)));
  return row ?? null;
};

/** Of which something was heard: a job of REALM's, or whatever training of a model is under way. */
export type HeardOf = { readonly realmJobId: string } | { readonly trainingOf: string };

export const heardOf = (database: Database, heard: HeardOf): Promise<Job[]> =>
  database
    .select()
    .from(jobs)
    .where(
      "realmJobId" in heard
        ? eq(jobs.realmJobId, heard.realmJobId)
        : and(eq(jobs.kind, "training"), eq(jobs.modelId, heard.trainingOf), openJobs),
    );

/**
 * How many of a wallet's jobs are under way. One that was cancelled counts while its call may still be
 * out: cancelling must not make room for more calls at once.
 */
export const countOpen = async (database: Database, wallet: string, now: Date): Promise<number> => {
  const callOut = and(
    eq(jobs.state, "cancelled"),
    isNull(jobs.realmJobId),
    gt(jobs.updatedAt, new Date(now.getTime() - CALL_OUT_MILLIS)),
  );
  const [row] = await database
    .select({ open: count() })
    .from(jobs)
    .where(and(eq(jobs.wallet, wallet), or(openJobs, callOut)));
  return row?.open ?? 0;
};

/** A page of a wallet's jobs, newest first. @throws INPUT_INVALID for a cursor that is none */
export const pageOfJobs = async (
  database: Database,
  wallet: string,
  { kind, state, modelId, cursor, limit }: JobQuery,
): Promise<{ readonly rows: readonly Job[]; readonly next: string | null }> => {
  const behind = cursor === undefined ? null : cursorFrom(cursor);
  const rows = await database
    .select()
    .from(jobs)
    .where(
      and(
        eq(jobs.wallet, wallet),
        kind && eq(jobs.kind, kind),
        modelId === undefined ? undefined : eq(jobs.modelId, modelId),
        state && (state === "open" ? openJobs : eq(jobs.state, state)),
        behind
          ? or(
              lt(jobs.createdAt, behind.createdAt),
              and(eq(jobs.createdAt, behind.createdAt), lt(jobs.id, behind.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(limit + 1);
  return pageOf(rows, limit);
};

/** The transitions of these jobs, oldest first. */
export const transitionsOf = (
  database: Database,
  ids: readonly string[],
): Promise<JobTransition[]> =>
  database
    .select()
    .from(jobTransitions)
    .where(inArray(jobTransitions.jobId, [...ids]))
    .orderBy(asc(jobTransitions.id));
