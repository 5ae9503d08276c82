import { and, eq, inArray, sql } from "drizzle-orm";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { PurchaseContext } from "./context";
import { endedUnpaid, openStates } from "./store/read";

/** Of whom something was heard: REALM's own id of a purchase, ours, or the listing that is bought. */
export type Heard =
  { readonly realmPurchaseId: string } | { readonly id: string } | { readonly listingId: string };

type Within = Pick<PurchaseContext, "database" | "now" | "wake">;

const named = (heard: Heard) => {
  if ("listingId" in heard) return eq(purchases.listingId, heard.listingId);
  if ("id" in heard) return eq(purchases.id, heard.id);
  return eq(purchases.realmPurchaseId, heard.realmPurchaseId);
};

/**
 * Has the reconciler look at the unfinished purchases of which something was heard. What was heard
 * decides nothing: the chain and REALM are asked. One that is being looked at is looked at once more,
 * for that look may have begun before the news (releasePurchase).
 * @returns how many there are
 */
export const lookAtPurchases = async (
  { database, now, wake }: Within,
  heard: Heard,
): Promise<number> => {
  const { dueAt, leaseUntil } = purchases;
  const heardAt = now();
  const at = sql.param(heardAt, dueAt);
  const rows = await database
    .update(purchases)
    // What waits its turn already keeps it, however often it is heard of.
    .set({ dueAt: sql`case when ${leaseUntil} > ${at} then ${at} else least(${dueAt}, ${at}) end` })
    .where(and(named(heard), inArray(purchases.state, openStates)))
    .returning({ leaseUntil });
  if (rows.some((row) => row.leaseUntil <= heardAt)) wake();
  return rows.length;
};

/** Has REALM and the chain asked once more, and for a while, of those under REALM's id that have ended. */
const recheckEnded = async (
  { database, now, wake }: Within,
  heard: { readonly realmPurchaseId: string },
): Promise<number> => {
  const rows = await database
    .update(purchases)
    .set({ recheckAt: now(), waits: 0 })
    .where(and(named(heard), endedUnpaid))
    .returning({ id: purchases.id });
  if (rows.length > 0) wake();
  return rows.length;
};

/**
 * What lookAtPurchases does, and more where REALM named its own purchase: one that has ended here and was
 * paid all the same comes to light (recheck.ts). The news alone decides nothing.
 * @returns how many it concerned
 */
export const hearOfPurchase = async (context: Within, heard: Heard): Promise<number> => {
  const open = await lookAtPurchases(context, heard);
  if (open !== 0 || !("realmPurchaseId" in heard)) return open;
  return recheckEnded(context, heard);
};
