import { and, asc, eq, inArray, isNotNull, lte, min } from "drizzle-orm";
import { sales, saleTransitions } from "@/lib/server/db/schema/sales";
import { announce } from "@/lib/server/live/announce";
import type { SalesContext } from "./context";
import { unpaidOwners } from "./owners";
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

/** A row whose claim ran out, or whose state another has changed, is somebody else's by now. */
const held = ({ id, leaseUntil, state }: SaleRow) =>
  and(eq(sales.id, id), eq(sales.leaseUntil, leaseUntil), eq(sales.state, state));

/** Claims one sale that the chain has not shown as it was told; null where somebody is at it, or it has. */
export const claimSale = async ({ database, now }: Stored, id: string): Promise<SaleRow | null> => {
  const at = now();
  const open = inArray(sales.state, ["unchecked", "mismatch"]);
  const [row] = await database
    .update(sales)
    .set({ leaseUntil: new Date(at.getTime() + LEASE_MILLIS) })
    .where(and(eq(sales.id, id), open, lte(sales.leaseUntil, at)))
    .returning();
  return row ?? null;
};

/** What the chain showed of a sale, finally, and what that was compared with. */
interface Shown
  extends
    Partial<Pick<SaleRow, "buyer" | "net" | "soldAt" | "slot">>,
    Pick<SaleRow, "state" | "mismatch" | "received"> {
  /** JSON; amounts are lamports in digits. */
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** Writes down what the chain showed, and tells the seller's pages. */
export const settleSale = (
  { database, now }: Stored,
  sale: SaleRow,
  { evidence, ...shown }: Shown,
): Promise<void> =>
  database.transaction(async (transaction) => {
    const at = now();
    const changed = await transaction
      .update(sales)
      .set({ ...shown, leaseUntil: at })
      .where(held(sale))
      .returning({ id: sales.id });
    if (changed.length === 0) return;
    await transaction.insert(saleTransitions).values({
      ...{ sale: sale.id, fromState: sale.state, toState: shown.state },
      ...{ event: shown.state === "checked" ? "check" : "mismatch", evidence, at },
    });
    for (const wallet of [sale.seller, ...(await unpaidOwners(transaction, sale))])
      await announce(transaction, { wallet, kind: "sale", id: sale.listingId });
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
export const nameSale = (
  { database, now }: Stored,
  sale: SaleRow,
  { signature, licenceMint }: Pick<SaleRow, "licenceMint"> & { readonly signature: string },
): Promise<void> =>
  database.transaction(async (transaction) => {
    const at = now();
    const named = await transaction
      .update(sales)
      .set({ signature, licenceMint, dueAt: at, leaseUntil: at, tries: 0 })
      .where(held(sale))
      .returning({ id: sales.id });
    if (named.length === 0) return;
    const state = sale.state;
    await transaction.insert(saleTransitions).values({
      ...{ sale: sale.id, fromState: state, toState: state, event: "name" },
      ...{ evidence: { by: "REALM", signature }, at },
    });
  });
