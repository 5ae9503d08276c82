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
import { moment } from "./moment";
import { purchaseNotices, purchaseStates } from "@/lib/core/purchase";

/** Lamports and block heights are unsigned 64-bit: more than Postgres' bigint holds. */
const unsigned64 = (name: string) => numeric(name, { precision: 20, scale: 0, mode: "bigint" });

/**
 * One row per purchase. Two indexes carry promises: a signature counts for one purchase, and a
 * wallet has one unfinished purchase of a listing however often Buy was pressed.
 */
export const purchases = pgTable(
  "purchases",
  {
    /** UUID v4; it is the Idempotency-Key of the call that prepares the purchase at REALM. */
    id: uuid("id").primaryKey(),
    wallet: text("wallet").notNull(),
    listingId: text("listing_id").notNull(),
    state: text("state", { enum: purchaseStates }).notNull(),
    assetType: text("asset_type").notNull(),
    assetId: text("asset_id").notNull(),
    assetName: text("asset_name").notNull(),
    previewImageUrl: text("preview_image_url").notNull(),
    seller: text("seller").notNull(),
    price: unsigned64("price").notNull(),
    /** REALM's own id of the purchase, from its answer. */
    realmPurchaseId: text("realm_purchase_id"),
    /** Idempotency-Key of the call that tells REALM of the payment. */
    confirmKey: uuid("confirm_key").notNull(),
    /** The server's intent as JSON (lib/core/intent). */
    intent: jsonb("intent"),
    /** Base64 of the wire transaction as REALM sent it. */
    transaction: text("transaction"),
    messageHash: text("message_hash"),
    blockhash: text("blockhash"),
    lastValidBlockHeight: unsigned64("last_valid_block_height"),
    /** Base64 of what the wallet returned, byte for byte what is broadcast. */
    signedTransaction: text("signed_transaction"),
    /** base58. */
    signature: text("signature"),
    verdict: text("verdict", { enum: ["ok", "warn", "block"] }),
    networkFee: unsigned64("network_fee"),
    slot: unsigned64("slot"),
    /** What its owner has to know beside the state; the transition that set it holds the evidence. */
    notice: text("notice", { enum: purchaseNotices }),
    /** When the chain showed its payment as final: REALM may agree long after nodes have forgotten it. */
    finalizedAt: moment("finalized_at"),
    /** When REALM said that it is complete; the chain may not have finalized the payment yet. */
    realmCompletedAt: moment("realm_completed_at"),
    /** When the operator was told that it does not get on in its present state. */
    alertedAt: moment("alerted_at"),
    /** How often in a row the chain, past the last valid height, knew nothing of the signature. */
    absences: integer("absences").notNull().default(0),
    /** Steps in a row that moved nothing: sets the pace of the next one. */
    waits: integer("waits").notNull().default(0),
    /** When the reconciler looks again. */
    dueAt: moment("due_at").notNull(),
    /** When REALM and the chain are asked again whether a purchase that ended unpaid was paid; null is no more. */
    recheckAt: moment("recheck_at"),
    /** Until then one instance is working on it. */
    leaseUntil: moment("lease_until").notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("purchases_signature").on(table.signature),
    uniqueIndex("purchases_one_open")
      .on(table.wallet, table.listingId)
      .where(sql`${table.state} in ('created', 'prepared', 'signed', 'submitted', 'paid')`),
    index("purchases_by_wallet").on(table.wallet, table.createdAt),
    index("purchases_by_age").on(table.createdAt, table.id),
    // Of which of them a webhook tells.
    index("purchases_at_realm")
      .on(table.realmPurchaseId)
      .where(sql`${table.realmPurchaseId} is not null`),
    index("purchases_open_of_listing")
      .on(table.listingId)
      .where(sql`${table.state} in ('created', 'prepared', 'signed', 'submitted', 'paid')`),
    // Which licences a wallet's tokens are.
    index("purchases_received").using("gin", sql`(${table.intent} -> 'receive') jsonb_path_ops`),
    index("purchases_due")
      .on(table.dueAt)
      .where(sql`${table.state} in ('created', 'prepared', 'signed', 'submitted', 'paid')`),
    index("purchases_recheck")
      .on(table.recheckAt)
      .where(sql`${table.recheckAt} is not null`),
    check(
      "purchases_signed_has_signature",
      sql`${table.state} not in ('signed', 'submitted', 'paid', 'owned') or (${table.signature} is not null and ${table.signedTransaction} is not null)`,
    ),
  ],
);

/** Every transition with what decided it. Rows are added, never changed. */
export const purchaseTransitions = pgTable(
  "purchase_transitions",
  {
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    purchaseId: uuid("purchase_id")
      .notNull()
      .references(() => purchases.id),
    /** Null for the first row. */
    fromState: text("from_state", { enum: purchaseStates }),
    toState: text("to_state", { enum: purchaseStates }).notNull(),
    event: text("event").notNull(),
    evidence: jsonb("evidence").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [index("purchase_transitions_of").on(table.purchaseId, table.id)],
);
