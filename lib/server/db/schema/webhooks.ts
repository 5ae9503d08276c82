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
    /** Attempts that failed, in a row and for like reasons. */
    attempts: integer("attempts").notNull().default(0),
    /** While it waits: when it may be tried, or tried again. */
    dueAt: moment("due_at").notNull(),
    /** Of versions that claimed each event by itself, and may run beside this one; never moved now. */
    leaseUntil: moment("lease_until").notNull(),
    /** Within a subject each is later than the one before: by these the order of applying is known. */
    settledAt: moment("settled_at"),
  },
  (table) => [
    uniqueIndex("webhook_events_event_id").on(table.eventId),
    /** What waits of a subject, in order. */
    index("webhook_events_waiting")
      .on(table.subject, table.occurredAt, table.id)
      .where(sql`${table.state} = 'stored'`),
    index("webhook_events_settled")
      .on(table.settledAt)
      .where(sql`${table.settledAt} is not null`),
    /** Counted at each look of the alerts. */
    index("webhook_events_parked")
      .on(table.id)
      .where(sql`${table.state} = 'parked'`),
  ],
);

/**
 * What events are about, one row each: whose turn it is, and which instance is at it. An instance claims
 * a subject with all that waits of it, so two can never apply events of one at once. Finding the next
 * costs the same however many events wait.
 */
export const webhookSubjects = pgTable(
  "webhook_subjects",
  {
    subject: text("subject").primaryKey(),
    /**
     * When somebody has to look, null where nothing waits. As long as it is claimed, the end of the lease:
     * an event that comes meanwhile makes it sooner, and who gives the claim back leaves that alone.
     */
    dueAt: moment("due_at"),
    /** Until then one instance is at it; null where none is. Each lease ends at another moment. */
    leaseUntil: moment("lease_until"),
    /** When that happened, of all applied so far, which happened last: nothing before it is applied now. */
    appliedUntil: moment("applied_until"),
    /** The last of its events' moments of that name. */
    settledAt: moment("settled_at"),
  },
  (table) => [
    index("webhook_subjects_due")
      .on(table.dueAt)
      .where(sql`${table.dueAt} is not null`),
  ],
);
