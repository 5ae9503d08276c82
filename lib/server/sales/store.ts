import { and, asc, eq, inArray, isNotNull, lte, min } from "drizzle-orm";
import { sales } from "@/lib/server/db/schema/sales";
import { announce } from "@/lib/server/live/announce";
import type { SalesContext } from "./context";
import type { SaleRow } from "./record";

type Stored = Pick<SalesContext, "database" | "now">;

/** Longer than REALM and the chain together take to answer, or not to. */
const LEASE_MILLIS = 60_000;

const isWaiting = eq(sales.state, "unchecked");

/** Claims sales whose look is due, longest due first. Safe in every instance at once. */
export const claimDueSales = ({ database, now }: Stored, most: number): Promise<SaleRow[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: sales.id })
      .from(sales)
      .where(and(isWaiting, lte(sales.dueAt, at), lte(sales.leaseUntil, at)))
      .orderBy(asc(sales.dueAt))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length === 0) return [];
    return transaction
      .update(sales)
      .set({ leaseUntil: new Date(at.getTime() + LEASE_MILLIS) })
      .where(
        inArray(
          sales.id,
          due.map(({ id }) => id),
        ),
      )
      .returning();
  });
};

/** When the next look is due, or null where none waits. */
export const nextSaleAt = async ({ database }: Pick<Stored, "database">): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(sales.dueAt) })
    .from(sales)
    .where(isWaiting);
  return row?.at ?? null;
};

/** A row whose claim ran out is somebody else's by now. */
const held = ({ id, leaseUntil }: SaleRow) =>
  and(eq(sales.id, id), eq(sales.leaseUntil, leaseUntil), isWaiting);

/** Writes down what the chain showed, and tells the seller's pages. */
export const settleSale = (
  { database }: Stored,
  sale: SaleRow,
  shown: Partial<Pick<SaleRow, "buyer" | "net" | "soldAt" | "slot" | "mismatch">> &
    Pick<SaleRow, "state">,
): Promise<void> =>
  database.transaction(async (transaction) => {
    const changed = await transaction
      .update(sales)
      .set(shown)
      .where(held(sale))
      .returning({ id: sales.id });
    if (changed.length === 0) return;
    await announce(transaction, { wallet: sale.seller, kind: "sale", id: sale.listingId });
  });

/** Puts a look off. */
export const postponeSale = async (
  { database, now }: Stored,
  sale: SaleRow,
  millis: number,
): Promise<void> => {
  const at = now();
  await database
    .update(sales)
    .set({
      leaseUntil: at,
      dueAt: new Date(at.getTime() + millis),
      tries: sale.tries + 1,
    })
    .where(held(sale));
};

/**
 * Takes out a sale that was told without its transaction where the listing's sale is written down with
 * one: the two are one. @returns whether it is gone
 */
export const mergeUnnamed = async ({ database }: Stored, sale: SaleRow): Promise<boolean> => {
  const named = database
    .select({ listingId: sales.listingId })
    .from(sales)
    .where(and(eq(sales.listingId, sale.listingId), isNotNull(sales.signature)));
  const gone = await database
    .delete(sales)
    .where(and(held(sale), inArray(sales.listingId, named)))
    .returning({ id: sales.id });
  return gone.length > 0;
};

/** Names the transaction of a sale that was told without one, and has it looked at. */
export const nameSale = async (
  { database, now }: Stored,
  sale: SaleRow,
  signature: string,
): Promise<void> => {
  const at = now();
  await database
    .update(sales)
    .set({ signature, dueAt: at, leaseUntil: at, tries: 0 })
    .where(held(sale));
};
