import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
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

/** The newest first, at most 200. */
const purchasesWhere = async (
  database: Database,
  condition: SQL | undefined,
): Promise<readonly Purchase[]> => {
  const rows = await database
    .select()
    .from(purchases)
    .where(condition)
    .orderBy(desc(purchases.createdAt), desc(purchases.id))
    .limit(LONGEST_LIST);
  return rows.map(purchaseFromRow);
};

/** A listing that a wallet buys, or has tried to. */
export type Attempted = Pick<Purchase, "wallet" | "listingId">;

const attemptsOf = ({ wallet, listingId }: Attempted): SQL | undefined =>
  and(eq(purchases.wallet, wallet), eq(purchases.listingId, listingId));

export const findPurchase = async (database: Database, id: string): Promise<Purchase | null> => {
  const [found] = await purchasesWhere(database, eq(purchases.id, id));
  return found ?? null;
};

/** The unfinished purchase of a listing by a wallet; the database allows one. */
export const findOpenPurchase = async (
  database: Database,
  attempted: Attempted,
): Promise<Purchase | null> => {
  const unfinished = inArray(purchases.state, openStates);
  const [found] = await purchasesWhere(database, and(attemptsOf(attempted), unfinished));
  return found ?? null;
};

/** The newest purchase of a listing by a wallet that ended and was, or may have been, paid all the same. */
export const findPaidAfterEnd = async (
  database: Database,
  attempted: Attempted,
): Promise<Purchase | null> => {
  const ended = inArray(purchases.state, unpaidEnds);
  const disputed = eq(purchases.notice, "CHAIN_DISPUTED");
  const [found] = await purchasesWhere(database, and(attemptsOf(attempted), ended, disputed));
  return found ?? null;
};

/** Prepared once, ended since, and of their payment nothing is known here. */
export const endedUnpaid = and(
  isNotNull(purchases.realmPurchaseId),
  inArray(purchases.state, unpaidEnds),
  isNull(purchases.notice),
);

/**
 * Those of a listing by a wallet begun since then; and however old, those that were sent and expired, for
 * that nobody knew of the payment when they did is all they ended on.
 */
export const endedSince = (
  database: Database,
  { since, ...attempted }: Attempted & { readonly since: Date },
): Promise<readonly Purchase[]> => {
  const sentOnce = and(eq(purchases.state, "expired"), isNotNull(purchases.signature));
  const concerned = or(gte(purchases.createdAt, since), sentOnce);
  return purchasesWhere(database, and(attemptsOf(attempted), concerned, endedUnpaid));
};

/** A wallet's purchases, newest first, at most 200. */
export const purchasesOf = (database: Database, wallet: Address): Promise<readonly Purchase[]> =>
  purchasesWhere(database, eq(purchases.wallet, wallet));

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
