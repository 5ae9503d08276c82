import { index, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { assetTypes } from "@/lib/core/realm";
import { moment } from "./moment";

/**
 * Listings a wallet keeps an eye on. What the listing was called and cost then stands in the row, so that
 * one which is gone, or which REALM can't be asked about, still has a name.
 */
export const favourites = pgTable(
  "favourites",
  {
    /** base58. */
    wallet: text("wallet").notNull(),
    listingId: text("listing_id").notNull(),
    name: text("name").notNull(),
    assetType: text("asset_type", { enum: assetTypes }).notNull(),
    /** Lamports when it was kept. */
    price: numeric("price", { precision: 20, scale: 0, mode: "bigint" }).notNull(),
    keptAt: moment("kept_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.wallet, table.listingId] }),
    index("favourites_newest").on(table.wallet, table.keptAt, table.listingId),
  ],
);
