import { and, asc, eq, inArray, isNotNull, lte, min, sql, type SQL } from "drizzle-orm";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { PurchaseContext } from "../context";
import { purchaseFromRow, type Purchase } from "../purchase";
import { openStates } from "./read";

type Stored = Pick<PurchaseContext, "database" | "now">;
type Lease = Pick<Purchase, "id" | "leaseUntil">;

/**
 * How long what a killed process was at stays untouched; a living one renews (keep-lease.ts). A lease
 * spares double work only; what keeps a purchase right is the row lock of each transition and the
 * idempotency of each call.
 */
export const LEASE_MILLIS = 12_000;

const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MILLIS);

/** Claims one purchase; null where another instance or request is at it. */
export const claimPurchase = async (
  { database, now }: Stored,
  id: string,
): Promise<Purchase | null> => {
  const at = now();
  const [row] = await database
    .update(purchases)
    .set({ leaseUntil: leaseEnd(at) })
    .where(and(eq(purchases.id, id), lte(purchases.leaseUntil, at)))
    .returning();
  return row ? purchaseFromRow(row) : null;
};

/** A moment that has come, of those it is to be looked at. */
interface Due {
  readonly moment: typeof purchases.dueAt | typeof purchases.recheckAt;
  readonly among?: SQL;
}

/** Claims what is due, longest due first. Safe in every instance at once. */
const claimDue = async (
  { database, now }: Stored,
  most: number,
  { moment, among }: Due,
): Promise<readonly Purchase[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: purchases.id })
      .from(purchases)
      .where(and(among, lte(moment, at), lte(purchases.leaseUntil, at)))
      .orderBy(asc(moment))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    const rows = await transaction
      .update(purchases)
      .set({ leaseUntil: leaseEnd(at) })
      .where(inArray(purchases.id, ids))
      .returning();
    return rows.map(purchaseFromRow);
  });
};

/** Claims unfinished purchases that are due. */
export const claimDuePurchases = (stored: Stored, most: number): Promise<readonly Purchase[]> =>
  claimDue(stored, most, {
    moment: purchases.dueAt,
    among: inArray(purchases.state, openStates),
  });

/** Claims purchases that have ended and are to be asked for once more. */
export const claimDueRechecks = (stored: Stored, most: number): Promise<readonly Purchase[]> =>
  claimDue(stored, most, { moment: purchases.recheckAt });

/**
 * A fresh lease in place of one still held, for the next step's calls out. Null where it ran out and
 * another instance has taken the purchase.
 */
export const renewLease = async ({ database, now }: Stored, held: Lease): Promise<Lease | null> => {
  const [row] = await database
    .update(purchases)
    .set({ leaseUntil: leaseEnd(now()) })
    .where(heldBy(held))
    .returning({ id: purchases.id, leaseUntil: purchases.leaseUntil });
  return row ?? null;
};

/** When the next unfinished purchase is due, or null where there is none. */
export const nextDueAt = async ({ database }: Pick<Stored, "database">): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(purchases.dueAt) })
    .from(purchases)
    .where(inArray(purchases.state, openStates));
  return row?.at ?? null;
};

/** When the next of those that have ended is to be asked for, or null where there is none. */
export const nextRecheckAt = async ({
  database,
}: Pick<Stored, "database">): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(purchases.recheckAt) })
    .from(purchases)
    .where(isNotNull(purchases.recheckAt));
  return row?.at ?? null;
};

/** A lease that ran out meanwhile is somebody else's by now. */
const heldBy = ({ id, leaseUntil }: Lease) =>
  and(eq(purchases.id, id), eq(purchases.leaseUntil, leaseUntil));

/** The new value, unless news has moved the moment for which it was claimed: then what stands there. */
const unlessNews = (
  { moment, was }: { readonly moment: Due["moment"]; readonly was: Date | null },
  column: Due["moment"] | typeof purchases.waits,
  next: Date | number | null,
): SQL =>
  sql`case when ${moment} = ${sql.param(was, moment)} then ${sql.param(next, column)} else ${column} end`;

/**
 * Gives a claim back and says when to look again; counts a step that moved nothing. News that came during
 * the look stays due, for the look may have begun before it.
 * @param claimed the lease, and when it was due as far as the look knows
 */
export const releasePurchase = async (
  { database, now }: Stored,
  claimed: Lease & Pick<Purchase, "dueAt">,
  next: { readonly waitMillis: number; readonly waits: number; readonly absences: number },
): Promise<void> => {
  const at = now();
  const claimedFor = { moment: purchases.dueAt, was: claimed.dueAt };
  const dueAt = new Date(at.getTime() + next.waitMillis);
  await database
    .update(purchases)
    .set({
      leaseUntil: at,
      dueAt: unlessNews(claimedFor, purchases.dueAt, dueAt),
      waits: next.waits,
      absences: next.absences,
    })
    .where(heldBy(claimed));
};

/** The same of one that has ended; its `waits` count answers since its end, or since the last news of it. */
export const releaseRecheck = async (
  { database, now }: Stored,
  claimed: Lease & Pick<Purchase, "recheckAt">,
  next: Pick<Purchase, "recheckAt" | "waits">,
): Promise<void> => {
  const claimedFor = { moment: purchases.recheckAt, was: claimed.recheckAt };
  await database
    .update(purchases)
    .set({
      leaseUntil: now(),
      recheckAt: unlessNews(claimedFor, purchases.recheckAt, next.recheckAt),
      waits: unlessNews(claimedFor, purchases.waits, next.waits),
    })
    .where(heldBy(claimed));
};
