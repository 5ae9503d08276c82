import { and, asc, eq, inArray, lte, min } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { results } from "@/lib/server/db/schema/results";
import { announce } from "@/lib/server/live";
import type { ResultContext } from "./context";

export type Result = typeof results.$inferSelect;
type Stored = Pick<ResultContext, "database" | "now">;

/** Longer than one copy may take (keep.ts). */
const LEASE_MILLIS = 180_000;

const isWaiting = eq(results.state, "waiting");

/** Claims results whose copy is due, longest due first. Safe in every instance at once. */
export const claimDueResults = ({ database, now }: Stored, most: number): Promise<Result[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: results.id })
      .from(results)
      .where(and(isWaiting, lte(results.dueAt, at), lte(results.leaseUntil, at)))
      .orderBy(asc(results.dueAt))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    return transaction
      .update(results)
      .set({ leaseUntil: new Date(at.getTime() + LEASE_MILLIS) })
      .where(inArray(results.id, ids))
      .returning();
  });
};

/** When the next copy is due, or null where none waits. */
export const nextResultAt = async ({
  database,
}: Pick<Stored, "database">): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(results.dueAt) })
    .from(results)
    .where(isWaiting);
  return row?.at ?? null;
};

/**
 * Ends or puts off a claimed copy and tells the owner's pages.
 * @returns false where the row is gone, or the claim ran out and is somebody else's
 */
export const settleResult = (
  { database }: Pick<Stored, "database">,
  { id, wallet, jobId, leaseUntil }: Result,
  change: Partial<Pick<Result, "state" | "fileId" | "reason" | "tries" | "dueAt" | "leaseUntil">>,
): Promise<boolean> =>
  database.transaction(async (transaction) => {
    const changed = await transaction
      .update(results)
      .set(change)
      .where(and(eq(results.id, id), eq(results.leaseUntil, leaseUntil), isWaiting))
      .returning({ id: results.id });
    if (changed.length === 0) return false;
    await announce(transaction, { wallet, kind: "job", id: jobId });
    return true;
  });

/** The results of these jobs that were not deleted, in the order in which REALM told them. */
export const resultsOf = (database: Database, jobIds: readonly string[]): Promise<Result[]> =>
  jobIds.length === 0
    ? Promise.resolve([])
    : database
        .select()
        .from(results)
        .where(inArray(results.jobId, [...jobIds]))
        .orderBy(asc(results.realmId));
