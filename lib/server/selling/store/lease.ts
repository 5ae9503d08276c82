import { and, asc, eq, inArray, lte, min, sql } from "drizzle-orm";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import type { SellingContext } from "../context";
import { openStates, type Row } from "./rows";

type Stored = Pick<SellingContext, "database" | "now">;

/**
 * More than every call of one piece of work takes together. A lease spares double work only: what keeps
 * a listing single is its idempotency key.
 */
const LEASE_MILLIS = 45_000;

const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MILLIS);

/** Claims one listing; null where another instance or request is at it. */
export const claimRow = async ({ database, now }: Stored, id: string): Promise<Row | null> => {
  const at = now();
  const [row] = await database
    .update(ownListings)
    .set({ leaseUntil: leaseEnd(at) })
    .where(and(eq(ownListings.id, id), lte(ownListings.leaseUntil, at)))
    .returning();
  return row ?? null;
};

/** Claims listings that are due, longest due first. Safe in every instance at once. */
export const claimDueRows = ({ database, now }: Stored, most: number): Promise<Row[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: ownListings.id })
      .from(ownListings)
      .where(
        and(
          inArray(ownListings.state, openStates),
          lte(ownListings.dueAt, at),
          lte(ownListings.leaseUntil, at),
        ),
      )
      .orderBy(asc(ownListings.dueAt))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    return transaction
      .update(ownListings)
      .set({ leaseUntil: leaseEnd(at) })
      .where(inArray(ownListings.id, ids))
      .returning();
  });
};

/** When the next listing is due, or null where none is. */
export const nextDueAt = async ({ database }: Pick<Stored, "database">): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(ownListings.dueAt) })
    .from(ownListings)
    .where(inArray(ownListings.state, openStates));
  return row?.at ?? null;
};

/**
 * Gives a claim back and says when to look again; counts a try that moved nothing. What was called for
 * since the claim stays due.
 */
export const releaseRow = async (
  { database, now }: Stored,
  { id, leaseUntil, dueAt: claimedFor }: Row,
  waitMillis: number,
  counts: { readonly tries?: number } = {},
): Promise<void> => {
  const at = now();
  const { dueAt } = ownListings;
  const next = sql.param(new Date(at.getTime() + waitMillis), dueAt);
  await database
    .update(ownListings)
    .set({
      ...counts,
      leaseUntil: at,
      dueAt: sql`case when ${eq(dueAt, claimedFor)} then ${next} else ${dueAt} end`,
    })
    // A lease that ran out meanwhile is somebody else's by now.
    .where(and(eq(ownListings.id, id), eq(ownListings.leaseUntil, leaseUntil)));
};

/** Has listings of REALM's with these ids looked at now. @returns whether there are any here */
export const makeDue = async (
  { database, now }: Stored,
  listingIds: readonly string[],
): Promise<boolean> => {
  const { id, listingId, state } = ownListings;
  // In the order of their ids: of two instances that hold each other's, both would wait for ever.
  const open = database
    .select({ id })
    .from(ownListings)
    .where(and(inArray(listingId, [...listingIds]), inArray(state, openStates)))
    .orderBy(asc(id))
    .for("update");
  const rows = await database
    .update(ownListings)
    .set({ dueAt: now() })
    .where(inArray(id, open))
    .returning({ id });
  return rows.length > 0;
};
