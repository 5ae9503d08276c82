import { sql } from "drizzle-orm";
import {
  bigserial,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { assetTypes } from "@/lib/core/realm";
import { saleMismatches, saleStates } from "@/lib/core/sales/states";
import { moment } from "./moment";

/** Lamports and slots are unsigned 64-bit: more than Postgres' bigint holds. */
const unsigned64 = (name: string) => numeric(name, { precision: 20, scale: 0, mode: "bigint" });

/**
 * One row per sale (lib/server/sales). A transaction is one sale however often it is told; until REALM
 * names the transaction, a listing has one sale.
 */
export const sales = pgTable(
  "sales",
  {
    id: uuid("id").primaryKey(),
    /** base58: whose sale it is. */
    seller: text("seller").notNull(),
    /** base58; null until the chain says who paid. */
    buyer: text("buyer"),
    listingId: text("listing_id").notNull(),
    assetType: text("asset_type", { enum: assetTypes }).notNull(),
    assetId: text("asset_id").notNull(),
    assetName: text("asset_name").notNull(),
    /** The price. */
    gross: unsigned64("gross").notNull(),
    /** What the seller gets: by the purchase's agreement, later by the chain; null while nobody has said. */
    net: unsigned64("net"),
    /** What the chain showed to have reached the seller when it was read last; null before, and where it failed. */
    received: unsigned64("received"),
    /** base58; null where REALM has not named it yet. */
    signature: text("signature"),
    /** base58: the token that is the licence; null where nobody has named one. */
    licenceMint: text("licence_mint"),
    state: text("state", { enum: saleStates }).notNull(),
    mismatch: text("mismatch", { enum: saleMismatches }),
    slot: unsigned64("slot"),
    /** When it was told, later when it landed. */
    soldAt: moment("sold_at").notNull(),
    /** Looks at the chain that decided nothing: sets the pace of the next one. */
    tries: integer("tries").notNull().default(0),
    dueAt: moment("due_at").notNull(),
    /** Until then one instance is reading the chain for it. */
    leaseUntil: moment("lease_until").notNull(),
  },
  (table) => [
    uniqueIndex("sales_signature").on(table.signature),
    uniqueIndex("sales_unnamed")
      .on(table.listingId)
      .where(sql`${table.signature} is null`),
    index("sales_by_seller").on(table.seller, table.soldAt, table.id),
    index("sales_by_listing").on(table.listingId),
    index("sales_by_licence").on(table.licenceMint),
    index("sales_due")
      .on(table.dueAt)
      .where(sql`${table.state} = 'unchecked'`),
    check(
      "sales_checked_is_known",
      sql`${table.state} <> 'checked' or (${table.signature} is not null and ${table.net} is not null and ${table.net} <= ${table.gross})`,
    ),
  ],
);

/** How each sale was told, named and checked, with what decided it. Rows are added, never changed. */
export const saleTransitions = pgTable(
  "sale_transitions",
  {
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    sale: uuid("sale")
      .notNull()
      .references(() => sales.id, { onDelete: "cascade" }),
    /** Null for the first row. */
    fromState: text("from_state", { enum: saleStates }),
    toState: text("to_state", { enum: saleStates }).notNull(),
    event: text("event").notNull(),
    evidence: jsonb("evidence").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [index("sale_transitions_of").on(table.sale, table.id)],
);

/**
 * Listings that an event called sold, until REALM has been asked. One row per listing: of a storm of
 * events about one listing, REALM hears little.
 */
export const saleHearings = pgTable(
  "sale_hearings",
  {
    listingId: text("listing_id").primaryKey(),
    /** When REALM is to be asked; null where it has been since the last event. */
    dueAt: moment("due_at"),
    /** When it was asked last. */
    askedAt: moment("asked_at"),
    tries: integer("tries").notNull().default(0),
    /** Until then one instance is asking. */
    leaseUntil: moment("lease_until").notNull(),
  },
  (table) => [
    index("sale_hearings_due")
      .on(table.dueAt)
      .where(sql`${table.dueAt} is not null`),
  ],
);
