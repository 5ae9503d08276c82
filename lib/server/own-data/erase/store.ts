import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { erasures } from "@/lib/server/db/schema/erasures";

export type Erasure = typeof erasures.$inferSelect;

/** Longer than it takes to go through everything of one person. */
const LEASE_MILLIS = 10 * 60_000;

const later = (at: Date, millis: number): Date => new Date(at.getTime() + millis);

/**
 * Writes down that a wallet's data are to be deleted, and that whoever writes it is at it.
 * @returns the row; null where one is open already
 */
export const insertErasure = async (
  database: Database,
  wallet: string,
  now: Date,
): Promise<Erasure | null> => {
  const [row] = await database
    .insert(erasures)
    .values({
      id: randomUUID(),
      wallet,
      askedAt: now,
      dueAt: now,
      leaseUntil: later(now, LEASE_MILLIS),
    })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
};

/** Claims those that are due and that nobody is at, for this instance. */
export const claimErasures = async (
  database: Database,
  most: number,
  now: Date,
): Promise<readonly Erasure[]> => {
  const due = database
    .select({ id: erasures.id })
    .from(erasures)
    .where(
      and(isNull(erasures.finishedAt), lte(erasures.dueAt, now), lte(erasures.leaseUntil, now)),
    )
    .orderBy(asc(erasures.dueAt))
    .limit(most)
    .for("update", { skipLocked: true });
  return database
    .update(erasures)
    .set({ leaseUntil: later(now, LEASE_MILLIS) })
    .where(sql`${erasures.id} in ${due}`)
    .returning();
};

/** Writes down that everything was gone through once more, and when it is the next time; null for never. */
export const passEnded = async (
  database: Database,
  id: string,
  { removed, now, next }: { removed: number; now: Date; next: Date | null },
): Promise<void> => {
  await database
    .update(erasures)
    .set({
      passes: sql`${erasures.passes} + 1`,
      removed: sql`${erasures.removed} + ${removed}`,
      dueAt: next ?? now,
      leaseUntil: now,
      finishedAt: next === null ? now : null,
    })
    .where(eq(erasures.id, id));
};
