import { and, eq, ne } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/server/db";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { sales } from "@/lib/server/db/schema/sales";
import type { SaleRow } from "./record";

/**
 * Whose listing it was, beside the wallet that REALM paid: the profile of a creator at REALM may name
 * another wallet than the one they use here.
 */
export const unpaidOwners = async (
  executor: Pick<Database, "selectDistinct">,
  { listingId, seller }: Pick<SaleRow, "listingId" | "seller">,
): Promise<readonly string[]> => {
  const rows = await executor
    .selectDistinct({ owner: ownListings.owner })
    .from(ownListings)
    .where(and(eq(ownListings.listingId, listingId), ne(ownListings.owner, seller)));
  return rows.map(({ owner }) => owner);
};

/** The ids of a wallet's sales: those it was paid for, and those of listings of its own. */
export const salesOfWallet = (database: Database, wallet: string) =>
  union(
    database.select({ id: sales.id }).from(sales).where(eq(sales.seller, wallet)),
    database
      .select({ id: sales.id })
      .from(sales)
      .innerJoin(ownListings, eq(ownListings.listingId, sales.listingId))
      .where(eq(ownListings.owner, wallet)),
  );
