import { integer, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/**
 * The prices a listing was seen at here: one row per change, the newest of them only (lib/server/listings).
 * REALM tells no earlier prices.
 */
export const listingPrices = pgTable(
  "listing_prices",
  {
    listingId: text("listing_id").notNull(),
    /** Counts a listing's changes from 1: two instances that see the same one at once write one row. */
    ordinal: integer("ordinal").notNull(),
    /** Lamports. */
    price: numeric("price", { precision: 20, scale: 0, mode: "bigint" }).notNull(),
    seenAt: moment("seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.ordinal] })],
);
