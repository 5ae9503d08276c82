import { and, eq, inArray } from "drizzle-orm";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { PurchaseContext } from "./context";
import { openStates } from "./store/read";

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
