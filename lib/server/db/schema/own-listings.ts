import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
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
import { handoverStates, ownListingStates } from "@/lib/core/listing";
import { assetTypes, listingTypes } from "@/lib/core/realm";
import { moment } from "./moment";

/** Lamports and block heights are unsigned 64-bit: more than Postgres' bigint holds. */
const unsigned64 = (name: string) => numeric(name, { precision: 20, scale: 0, mode: "bigint" });

/**
 * What a wallet sells or has sold, one row per listing (lib/server/selling). It stands before REALM is
 * asked, with the idempotency key it is asked with: a form sent again, after a crash too, lists once.
 */
export const ownListings = pgTable(
  "own_listings",
  {
    id: uuid("id").primaryKey(),
    /** base58: with whose credential REALM is asked. */
    owner: text("owner").notNull(),
    /** "elsewhere": found at the market under this wallet. */
    origin: text("origin", { enum: ["here", "elsewhere"] }).notNull(),
    /** Made by the form; null for one made elsewhere. */
    key: uuid("key"),
    /** The idempotency key of the latest try at REALM; another one only once the one before is over. */
    attempt: uuid("attempt").notNull().defaultRandom(),
    attemptedAt: moment("attempted_at").notNull().defaultNow(),
    state: text("state", { enum: ownListingStates }).notNull(),
    /** Its owner took it back before REALM had answered: what that answer lists is taken off again. */
    unwanted: boolean("unwanted").notNull().default(false),
    /** No call was ever made under its key; false as long as that is not sure. */
    unsent: boolean("unsent").notNull().default(false),
    assetType: text("asset_type", { enum: assetTypes }).notNull(),
    assetId: text("asset_id").notNull(),
    assetName: text("asset_name").notNull(),
    previewImageUrl: text("preview_image_url"),
    /** What was asked for. */
    price: unsigned64("price").notNull(),
    description: text("description").notNull(),
    listingType: text("listing_type", { enum: listingTypes }).notNull(),
    /** REALM's id; null until it has answered. */
    listingId: text("listing_id"),
    /** What REALM says it costs. */
    toldPrice: unsigned64("told_price"),
    /** Whom REALM pays. */
    sellerWallet: text("seller_wallet"),
    licenceMint: text("licence_mint"),
    /** base58, of the sale. */
    signature: text("signature"),
    /** The error code of why its wish is not fulfilled yet, or never was. */
    trouble: text("trouble"),
    /** Tries in a row that moved nothing: sets the pace of the next one. */
    tries: integer("tries").notNull().default(0),
    /** When the question was asked that brought what stands here: an older answer changes nothing. */
    askedAt: moment("asked_at"),
    dueAt: moment("due_at").notNull(),
    /** Until then one instance is working on it. */
    leaseUntil: moment("lease_until").notNull(),
    endedAt: moment("ended_at"),
    /** By REALM, where its text can be read; else when the row was made. */
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("own_listings_key").on(table.owner, table.key),
    uniqueIndex("own_listings_once").on(table.owner, table.listingId),
    index("own_listings_by_owner").on(table.owner, table.createdAt, table.id),
    index("own_listings_of_realm").on(table.listingId),
    index("own_listings_licence")
      .on(table.licenceMint)
      .where(sql`${table.state} = 'sold'`),
    index("own_listings_due")
      .on(table.dueAt)
      .where(sql`${table.state} in ('making', 'signing', 'active', 'cancelling')`),
  ],
);

/**
 * A transaction a seller is asked to sign: their licence goes into REALM's escrow, or comes back.
 * Two indexes carry promises: a signature counts once, and a listing has one unfinished handover
 * of each kind: what lists it may still be settling, or be disputed, when it is to come back.
 */
export const handovers = pgTable(
  "handovers",
  {
    id: uuid("id").primaryKey(),
    listing: uuid("listing")
      .notNull()
      .references(() => ownListings.id, { onDelete: "cascade" }),
    owner: text("owner").notNull(),
    kind: text("kind", { enum: ["list", "cancel"] }).notNull(),
    state: text("state", { enum: handoverStates }).notNull(),
    /** The server's intent as JSON (lib/core/intent). */
    intent: jsonb("intent").notNull(),
    /** Base64 of the wire transaction as REALM sent it. */
    transaction: text("transaction").notNull(),
    blockhash: text("blockhash"),
    lastValidBlockHeight: unsigned64("last_valid_block_height").notNull(),
    /** Base64 of what the wallet returned, byte for byte what is broadcast. */
    signedTransaction: text("signed_transaction"),
    /** base58. */
    signature: text("signature"),
    /** Set where the chain shows something else than was agreed, or REALM takes up nothing: a person has to look. */
    disputedAt: moment("disputed_at"),
    /** Of versions that told the operator of what REALM does not take up, and left it open; never written now. */
    alertedAt: moment("alerted_at"),
    /** How often in a row the chain, past the last valid height, knew nothing of the signature. */
    absences: integer("absences").notNull().default(0),
    /** Steps in a row that moved nothing: sets the pace of the next one. */
    waits: integer("waits").notNull().default(0),
    dueAt: moment("due_at").notNull(),
    leaseUntil: moment("lease_until").notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("handovers_signature").on(table.signature),
    uniqueIndex("handovers_one_open")
      .on(table.listing, table.kind)
      .where(sql`${table.state} in ('prepared', 'signed', 'submitted', 'landed')`),
    index("handovers_by_listing").on(table.listing, table.createdAt),
    index("handovers_due")
      .on(table.dueAt)
      .where(sql`${table.state} in ('prepared', 'signed', 'submitted', 'landed')`),
    check(
      "handovers_signed_has_signature",
      sql`${table.state} not in ('signed', 'submitted', 'landed', 'done') or (${table.signature} is not null and ${table.signedTransaction} is not null)`,
    ),
  ],
);

/** Every transition with what decided it. Rows are added, never changed. */
export const handoverTransitions = pgTable(
  "handover_transitions",
  {
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    handover: uuid("handover")
      .notNull()
      .references(() => handovers.id, { onDelete: "cascade" }),
    /** Null for the first row. */
    fromState: text("from_state", { enum: handoverStates }),
    toState: text("to_state", { enum: handoverStates }).notNull(),
    event: text("event").notNull(),
    evidence: jsonb("evidence").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [index("handover_transitions_of").on(table.handover, table.id)],
);
