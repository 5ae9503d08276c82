import { and, asc, eq, inArray, lte, min } from "drizzle-orm";
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

/** Claims unfinished purchases that are due, longest due first. Safe in every instance at once. */
export const claimDuePurchases = async (
  { database, now }: Stored,
  most: number,
): Promise<readonly Purchase[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: purchases.id })
      .from(purchases)
      .where(
        and(
          inArray(purchases.state, openStates),
          lte(purchases.dueAt, at),
          lte(purchases.leaseUntil, at),
        ),
      )
      .orderBy(asc(purchases.dueAt))
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

/**
 * A fresh lease in place of one still held, for the next step's calls out. Null where it ran out and
 * another instance has taken the purchase.
 */
export const renewLease = async ({ database, now }: Stored, held: Lease): Promise<Lease | null> => {
  const [row] = await database
    .update(purchases)
    .set({ leaseUntil: leaseEnd(now()) })
    .where(and(eq(purchases.id, held.id), eq(purchases.leaseUntil, held.leaseUntil)))
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

/** Gives a claim back and says when to look again; counts a step that moved nothing. */
export const releasePurchase = async (
  { database, now }: Stored,
  claimed: Lease,
  next: { readonly waitMillis: number; readonly waits: number; readonly absences: number },
): Promise<void> => {
  const at = now();
  await database
    .update(purchases)
    .set({
      leaseUntil: at,
      dueAt: new Date(at.getTime() + next.waitMillis),
      waits: next.waits,
      absences: next.absences,
    })
    // A lease that ran out meanwhile is somebody else's by now.
    .where(and(eq(purchases.id, claimed.id), eq(purchases.leaseUntil, claimed.leaseUntil)));
};
