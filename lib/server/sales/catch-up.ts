import { and, asc, eq, gte, isNotNull, isNull, notExists, or } from "drizzle-orm";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases } from "@/lib/server/db/schema/purchases";
import { sales } from "@/lib/server/db/schema/sales";
import type { SalesContext } from "./context";
import { saleOfPurchase } from "./of-purchase";
import { recordSale, type NewSale } from "./record";

type Missing = Pick<SalesContext, "database" | "now">;

const AT_ONCE = 200;

const writeDown = async (
  { database, now }: Missing,
  next: () => Promise<readonly NewSale[]>,
): Promise<number> => {
  let sum = 0;
  for (;;) {
    const missed = await next();
    for (const sale of missed) {
      await database.transaction((transaction) => recordSale(transaction, sale, now()));
    }
    sum += missed.length;
    if (missed.length < AT_ONCE) return sum;
  }
};

/**
 * Writes down the sales of purchases that were owned before this book was kept. Safe in every instance
 * at once. @returns how many
 */
export const recordMissedPurchases = (context: Missing): Promise<number> => {
  const { database } = context;
  const known = database
    .select({ id: sales.id })
    .from(sales)
    .where(eq(sales.signature, purchases.signature));
  return writeDown(context, async () => {
    const rows = await database
      .select()
      .from(purchases)
      .where(and(eq(purchases.state, "owned"), isNotNull(purchases.signature), notExists(known)))
      .orderBy(asc(purchases.updatedAt))
      .limit(AT_ONCE);
    return rows.map(saleOfPurchase);
  });
};

const saleOfListing = (row: typeof ownListings.$inferSelect, listingId: string): NewSale => ({
  seller: row.sellerWallet ?? row.owner,
  buyer: null,
  listingId,
  assetType: row.assetType,
  assetId: row.assetId,
  assetName: row.assetName,
  gross: row.toldPrice ?? row.price,
  net: null,
  signature: row.signature,
  licenceMint: row.licenceMint,
  soldAt: row.endedAt ?? row.updatedAt,
});

/**
 * Writes down the sales of own listings of which REALM said, by being asked and without an event, that
 * they are sold: to somebody elsewhere, for a purchase here writes down its own.
 * @param since Only what ended since then; null is everything
 * @returns how many
 */
export const recordSoldListings = (context: Missing, since: Date | null): Promise<number> => {
  const { database } = context;
  const sameSale = or(
    eq(sales.signature, ownListings.signature),
    and(isNull(ownListings.signature), eq(sales.listingId, ownListings.listingId)),
  );
  const known = database.select({ id: sales.id }).from(sales).where(sameSale);
  const ours = database
    .select({ id: purchases.id })
    .from(purchases)
    .where(eq(purchases.signature, ownListings.signature));
  return writeDown(context, async () => {
    const rows = await database
      .select()
      .from(ownListings)
      .where(
        and(
          eq(ownListings.state, "sold"),
          since === null ? undefined : gte(ownListings.endedAt, since),
          notExists(known),
          notExists(ours),
        ),
      )
      .limit(AT_ONCE);
    return rows.flatMap((row) =>
      row.listingId === null ? [] : [saleOfListing(row, row.listingId)],
    );
  });
};
