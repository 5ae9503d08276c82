import { and, asc, desc, eq, gte, inArray, isNotNull, isNull } from "drizzle-orm";
import { endStates, purchaseStates, type PurchaseState } from "@/lib/core/purchase";
import type { Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { purchases, purchaseTransitions } from "@/lib/server/db/schema/purchases";
import { purchaseFromRow, type Purchase } from "../purchase";

export type Transition = typeof purchaseTransitions.$inferSelect;

/** The states in which something may still happen. */
export const openStates: readonly PurchaseState[] = purchaseStates.filter(
  (state) => !endStates.some((end) => end === state),
);

/** Ends that say to a person that nothing was paid, but a network fee. */
export const unpaidEnds: readonly PurchaseState[] = endStates.filter((end) => end !== "owned");

const LONGEST_LIST = 200;

export const findPurchase = async (database: Database, id: string): Promise<Purchase | null> => {
  const [row] = await database.select().from(purchases).where(eq(purchases.id, id));
  return row ? purchaseFromRow(row) : null;
};

/** The unfinished purchase of a listing by a wallet; the database allows one. */
export const findOpenPurchase = async (
  database: Database,
  wallet: Address,
  listingId: string,
): Promise<Purchase | null> => {
  const [row] = await database
    .select()
    .from(purchases)
    .where(
      and(
        eq(purchases.wallet, wallet),
        eq(purchases.listingId, listingId),
        inArray(purchases.state, openStates),
      ),
    );
  return row ? purchaseFromRow(row) : null;
};

/** The newest purchase of a listing by a wallet that ended and was, or may have been, paid all the same. */
export const findPaidAfterEnd = async (
  database: Database,
  wallet: Address,
  listingId: string,
): Promise<Purchase | null> => {
  const [row] = await database
    .select()
    .from(purchases)
    .where(
      and(
        eq(purchases.wallet, wallet),
        eq(purchases.listingId, listingId),
        inArray(purchases.state, unpaidEnds),
        eq(purchases.notice, "CHAIN_DISPUTED"),
      ),
    )
    .orderBy(desc(purchases.createdAt))
    .limit(1);
  return row ? purchaseFromRow(row) : null;
};

/** Prepared once, ended since, and of their payment nothing is known here. */
const endedUnpaid = and(
  isNotNull(purchases.realmPurchaseId),
  inArray(purchases.state, unpaidEnds),
  isNull(purchases.notice),
);

/** Those under REALM's id that ended, and of whose payment nothing is known here. */
export const endedUnderId = async (
  database: Database,
  realmPurchaseId: string,
): Promise<readonly Purchase[]> => {
  const rows = await database
    .select()
    .from(purchases)
    .where(and(eq(purchases.realmPurchaseId, realmPurchaseId), endedUnpaid));
  return rows.map(purchaseFromRow);
};

/** The same of a listing by a wallet, begun since then. */
export const endedSince = async (
  database: Database,
  { wallet, listingId, since }: Pick<Purchase, "wallet" | "listingId"> & { readonly since: Date },
): Promise<readonly Purchase[]> => {
  const rows = await database
    .select()
    .from(purchases)
    .where(
      and(
        eq(purchases.wallet, wallet),
        eq(purchases.listingId, listingId),
        gte(purchases.createdAt, since),
        endedUnpaid,
      ),
    );
  return rows.map(purchaseFromRow);
};

/** A wallet's purchases, newest first, at most 200. */
export const purchasesOf = async (
  database: Database,
  wallet: Address,
): Promise<readonly Purchase[]> => {
  const rows = await database
    .select()
    .from(purchases)
    .where(eq(purchases.wallet, wallet))
    .orderBy(desc(purchases.createdAt), desc(purchases.id))
    .limit(LONGEST_LIST);
  return rows.map(purchaseFromRow);
};

/** Transitions by purchase id, oldest first. */
export const transitionsOf = async (
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Transition[]>> => {
  if (ids.length === 0) return new Map();
  const rows = await database
    .select()
    .from(purchaseTransitions)
    .where(inArray(purchaseTransitions.purchaseId, [...ids]))
    .orderBy(asc(purchaseTransitions.id));
  const byPurchase = new Map<string, Transition[]>();
  for (const row of rows) {
    const known = byPurchase.get(row.purchaseId);
    if (known) known.push(row);
    else byPurchase.set(row.purchaseId, [row]);
  }
  return byPurchase;
};
