import { and, eq, inArray } from "drizzle-orm";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { PurchaseContext } from "./context";
import { wasPaid } from "./landed-late";
import { claimPurchase, releasePurchase } from "./store/lease";
import { endedUnderId, openStates } from "./store/read";

/** Of whom something was heard: REALM's own id of a purchase, ours, or the listing that is bought. */
export type Heard =
  { readonly realmPurchaseId: string } | { readonly id: string } | { readonly listingId: string };

const named = (heard: Heard) => {
  if ("listingId" in heard) return eq(purchases.listingId, heard.listingId);
  if ("id" in heard) return eq(purchases.id, heard.id);
  return eq(purchases.realmPurchaseId, heard.realmPurchaseId);
};

/**
 * Has the reconciler look at the unfinished purchases of which something was heard. What was heard
 * decides nothing: the chain and REALM are asked.
 * @returns how many there are, or "busy" where one is being worked on: that look may have begun before
 * the news, and will say itself when to look again, so the caller has to come back
 */
export const lookAtPurchases = async (
  { database, now, wake }: Pick<PurchaseContext, "database" | "now" | "wake">,
  heard: Heard,
): Promise<number | "busy"> => {
  const at = now();
  const rows = await database
    .update(purchases)
    .set({ dueAt: at })
    .where(and(named(heard), inArray(purchases.state, openStates)))
    .returning({ leaseUntil: purchases.leaseUntil });
  if (rows.some(({ leaseUntil }) => leaseUntil > at)) return "busy";
  if (rows.length > 0) wake();
  return rows.length;
};

/** Asks of those that have ended. */
const lookAtEnded = async (
  context: PurchaseContext,
  realmPurchaseId: string,
): Promise<number | "busy"> => {
  let found = 0;
  for (const { id } of await endedUnderId(context.database, realmPurchaseId)) {
    // Claimed, and read anew: of two looks at once only one may tell of it.
    const ended = await claimPurchase(context, id);
    if (ended === null) return "busy";
    try {
      const paid = ended.notice === null ? await wasPaid(context, ended) : false;
      if (paid === null) return "busy";
      if (paid) found += 1;
    } finally {
      await releasePurchase(context, ended, { waitMillis: 0, waits: 0, absences: 0 });
    }
  }
  return found;
};

/**
 * What lookAtPurchases does, and more where REALM named its own purchase: one that has ended here and was
 * paid all the same comes to light. REALM is asked, and the chain; the news alone decides nothing.
 * @returns how many it concerned, or "busy" where the caller has to come back
 * @throws CodedError REALM_*, CHAIN_UNAVAILABLE where either can't say of one that has ended
 */
export const hearOfPurchase = async (
  context: PurchaseContext,
  heard: Heard,
): Promise<number | "busy"> => {
  const open = await lookAtPurchases(context, heard);
  if (open !== 0 || !("realmPurchaseId" in heard)) return open;
  return lookAtEnded(context, heard.realmPurchaseId);
};
