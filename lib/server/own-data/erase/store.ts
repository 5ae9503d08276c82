import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull, lte, sql, type SQL } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { erasures } from "@/lib/server/db/schema/erasures";

export type Erasure = typeof erasures.$inferSelect;

/** Longer than it takes to go through everything of one person. */
const LEASE_MILLIS = 10 * 60_000;

const later = (at: Date, millis: number): Date => new Date(at.getTime() + millis);

/**
 * Writes down that a wallet's data are to be deleted, and that whoever writes it is at it. One that is open
 * already begins anew: whoever asks again may have made something since it was gone through.
 */
export const insertErasure = async (
  database: Database,
  wallet: string,
  now: Date,
): Promise<Erasure> => {
  const wish = { askedAt: now, passes: 0, dueAt: now, leaseUntil: later(now, LEASE_MILLIS) };
  const [row] = await database
    .insert(erasures)
    .values({ id: randomUUID(), wallet, ...wish })
    .onConflictDoUpdate({
      target: erasures.wallet,
      targetWhere: sql`${erasures.finishedAt} is null`,
      set: wish,
    })
    .returning();
  if (!row) throw new Error("the database wrote no row of a deletion");
  return row;
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

/** Open still, and not asked for anew since it was read. */
const sameWish = ({ id, askedAt }: Erasure): SQL | undefined =>
  and(eq(erasures.id, id), eq(erasures.askedAt, askedAt), isNull(erasures.finishedAt));

/**
 * Holds the row until the end of the transaction.
 * @returns whether this pass is still to be done: no other process has done it, and nobody asked anew
 */
export const holdPass = async (transaction: Database, erasure: Erasure): Promise<boolean> => {
  const [held] = await transaction
    .select({ id: erasures.id })
    .from(erasures)
    .where(and(sameWish(erasure), eq(erasures.passes, erasure.passes)))
    .for("update");
  return held !== undefined;
};

/** Counts a pass. Give it the transaction that deletes the rows: what comes after must not do it again. */
export const countPass = async (
  transaction: Database,
  { id }: Erasure,
  removed: number,
): Promise<void> => {
  await transaction
    .update(erasures)
    .set({
      passes: sql`${erasures.passes} + 1`,
      removed: sql`${erasures.removed} + ${removed}`,
    })
    .where(eq(erasures.id, id));
};

/** Writes down when everything is gone through the next time; null for never. A wish made anew is not touched. */
export const passEnded = async (
  database: Database,
  erasure: Erasure,
  { now, next }: { now: Date; next: Date | null },
): Promise<void> => {
  await database
    .update(erasures)
    .set({
      dueAt: next ?? now,
      leaseUntil: now,
      finishedAt: next === null ? now : null,
    })
    .where(sameWish(erasure));
};
