import { and, asc, eq, inArray, lte, min } from "drizzle-orm";
import { openJobStates } from "@/lib/core/job";
import { jobs } from "@/lib/server/db/schema/jobs";
import type { JobContext } from "../context";
import type { Job } from "./read";

type Stored = Pick<JobContext, "database" | "now">;

/** Longer than a look may take. It spares double work only: each transition checks the state anew. */
const LEASE_MILLIS = 20_000;

const isOpen = inArray(jobs.state, openJobStates);

/** Claims jobs that are due, longest due first. Safe in every instance at once. */
export const claimDueJobs = async (
  { database, now }: Stored,
  most: number,
): Promise<readonly Job[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(isOpen, lte(jobs.dueAt, at), lte(jobs.leaseUntil, at)))
      .orderBy(asc(jobs.dueAt))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    return transaction
      .update(jobs)
      .set({ leaseUntil: new Date(at.getTime() + LEASE_MILLIS) })
      .where(inArray(jobs.id, ids))
      .returning();
  });
};

/** When the next open job is due, or null where there is none. */
export const nextDueAt = async ({ database }: Pick<Stored, "database">): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(jobs.dueAt) })
    .from(jobs)
    .where(isOpen);
  return row?.at ?? null;
};

/** Gives a claim back and says when to look again. */
export const releaseJob = async (
  { database, now }: Stored,
  { id, leaseUntil }: Pick<Job, "id" | "leaseUntil">,
  { waitMillis, ...counts }: Pick<Job, "waits" | "absences"> & { readonly waitMillis: number },
): Promise<void> => {
  const at = now();
  await database
    .update(jobs)
    .set({ ...counts, leaseUntil: at, dueAt: new Date(at.getTime() + waitMillis) })
    // A lease that ran out meanwhile is somebody else's by now.
    .where(and(eq(jobs.id, id), eq(jobs.leaseUntil, leaseUntil)));
};
