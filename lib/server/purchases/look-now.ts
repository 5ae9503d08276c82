import { and, asc, inArray, sql } from "drizzle-orm";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { PurchaseContext } from "./context";
import { endedUnpaid, openStates } from "./store/read";

/** Of which purchases something was heard: REALM's own ids, ours, or the listings that are bought. */
export interface Heard {
  readonly by: "realmPurchaseId" | "id" | "listingId";
  readonly of: readonly string[];
}

type Within = Pick<PurchaseContext, "database" | "now" | "wake">;

/** How many rows there are of each, in the order of `of`. */
const countedBy = (of: readonly string[], rows: readonly { readonly of: string | null }[]) => {
  const counts = new Map<string | null, number>();
  for (const row of rows) counts.set(row.of, (counts.get(row.of) ?? 0) + 1);
  return of.map((one) => counts.get(one) ?? 0);
};

/**
 * Has the reconciler look at the unfinished purchases of which something was heard. What was heard
 * decides nothing: the chain and REALM are asked. One that is being looked at is looked at once more,
 * for that look may have begun before the news (releasePurchase).
 * @returns how many there are of each, in their order
 */
export const lookAtPurchases = async (
  { database, now, wake }: Within,
  { by, of }: Heard,
): Promise<readonly number[]> => {
  const { id, dueAt, leaseUntil } = purchases;
  const heardAt = now();
  const at = sql.param(heardAt, dueAt);
  // In the order of their ids: of two instances that hold each other's, both would wait for ever.
  const open = database
    .select({ id })
    .from(purchases)
    .where(and(inArray(purchases[by], [...of]), inArray(purchases.state, openStates)))
    .orderBy(asc(id))
    .for("update");
  const rows = await database
    .update(purchases)
    // What waits its turn already keeps it, however often it is heard of.
    .set({ dueAt: sql`case when ${leaseUntil} > ${at} then ${at} else least(${dueAt}, ${at}) end` })
    .where(inArray(id, open))
    .returning({ leaseUntil, of: purchases[by] });
  if (rows.some((row) => row.leaseUntil <= heardAt)) wake();
  return countedBy(of, rows);
};

/** Has REALM and the chain asked once more, and for a while, of those under REALM's ids that have ended. */
const recheckEnded = async (
  { database, now, wake }: Within,
  realmPurchaseIds: readonly string[],
): Promise<readonly number[]> => {
  const { id, realmPurchaseId } = purchases;
  const ended = database
    .select({ id })
    .from(purchases)
    .where(and(inArray(realmPurchaseId, [...realmPurchaseIds]), endedUnpaid))
    .orderBy(asc(id))
    .for("update");
  const rows = await database
    .update(purchases)
    .set({ recheckAt: now(), waits: 0 })
    .where(inArray(id, ended))
    .returning({ of: realmPurchaseId });
  if (rows.length > 0) wake();
  return countedBy(realmPurchaseIds, rows);
};

/**
 * What lookAtPurchases does, and more where REALM named its own purchases: those that have ended here and
 * were paid all the same come to light (recheck.ts). The news alone decides nothing.
 * @returns how many it concerned, of each in their order
 */
export const hearOfPurchases = async (
  context: Within,
  heard: Heard,
): Promise<readonly number[]> => {
  const open = await lookAtPurchases(context, heard);
  const none = heard.of.filter((_, index) => open[index] === 0);
  if (none.length === 0 || heard.by !== "realmPurchaseId") return open;
  const rechecked = (await recheckEnded(context, none)).values();
  return open.map((count) => (count === 0 ? (rechecked.next().value ?? 0) : count));
};
