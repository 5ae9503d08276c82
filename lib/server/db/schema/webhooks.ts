import { sql } from "drizzle-orm";
import { bigserial, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { deliveryStates } from "@/lib/core/operator/deliveries";
import { moment } from "./moment";

/**
 * What REALM told us, one row per event however often it came. The row is there before REALM hears
 * that we have it (lib/server/webhooks).
 */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    /** Order of arrival. */
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    /** REALM's own id of the event. */
    eventId: text("event_id").notNull(),
    eventType: text("event_type").notNull(),
    /** Such as "purchase:purch_1": events of one subject are applied one after the other. */
    subject: text("subject").notNull(),
    /** The verified body, as it came; null once it has been forgotten (lib/server/webhooks/forget.ts). */
    body: text("body"),
    /** The network address it came from, as rate limits count it. */
    source: text("source").notNull(),
    /** How it was signed. */
    scheme: text("scheme", { enum: ["body", "timestamp", "standard"] }).notNull(),
    /** When REALM says it happened; never later than it was received. */
    occurredAt: moment("occurred_at").notNull(),
    receivedAt: moment("received_at").notNull(),
    /**
     * "stored" waits to be applied, the others are ends. "superseded": something later of the same
     * subject was applied first. "parked": applying it failed too often; `reason` says with what.
     * "set-aside": an operator decided that a parked one will not be applied; the audit log says why.
     */
    state: text("state", { enum: deliveryStates }).notNull(),
    reason: text("reason"),
    /** Attempts that failed. */
    attempts: integer("attempts").notNull().default(0),
    dueAt: moment("due_at").notNull(),
    /** Until then one instance is applying it. */
    leaseUntil: moment("lease_until").notNull(),
    settledAt: moment("settled_at"),
  },
  (table) => [
    uniqueIndex("webhook_events_event_id").on(table.eventId),
    index("webhook_events_due")
      .on(table.dueAt)
      .where(sql`${table.state} = 'stored'`),
    index("webhook_events_of").on(table.subject, table.occurredAt),
    /** Finds the first that waits of a subject, however much waits behind it. */
    index("webhook_events_waiting")
      .on(table.subject, table.occurredAt, table.id)
      .where(sql`${table.state} = 'stored'`),
    index("webhook_events_settled")
      .on(table.settledAt)
      .where(sql`${table.settledAt} is not null`),
  ],
);
