import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { alertDeliveryStates, alertEventKinds, alertStates } from "@/lib/core/operator/alerts";
import { moment } from "./moment";

/** How each rule stands (lib/core/operator/alerts): one row per rule, written by one instance at a time. */
export const alerts = pgTable("alerts", {
  /** Such as "purchase-stuck". */
  rule: text("rule").primaryKey(),
  state: text("state", { enum: alertStates }).notNull(),
  /** Since when it is in that state. */
  since: moment("since").notNull(),
  /** As it was last measured; null where that could not be. */
  value: doublePrecision("value"),
  evaluatedAt: moment("evaluated_at").notNull(),
  /** What was told of while it fires, less what is over by now. */
  toldValue: doublePrecision("told_value"),
  /** Whether anybody outside was told that it fires. */
  told: boolean("told").notNull().default(false),
  /** When an operator said that they have seen it; who, stands in the audit log. */
  acknowledgedAt: moment("acknowledged_at"),
  /** Until then nobody outside is told. */
  silencedUntil: moment("silenced_until"),
});

/** What became of the rules, and whether it was told at ALERT_WEBHOOK_URL. Rows are never changed but for that. */
export const alertEvents = pgTable(
  "alert_events",
  {
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    /** By which whoever receives it knows it again: the webhook-id of every try. */
    messageId: uuid("message_id").notNull(),
    rule: text("rule").notNull(),
    kind: text("kind", { enum: alertEventKinds }).notNull(),
    value: doublePrecision("value").notNull(),
    at: moment("at").notNull(),
    delivery: text("delivery", { enum: alertDeliveryStates }).notNull(),
    /** Tries that failed, and with what the last one did. */
    tries: integer("tries").notNull().default(0),
    reason: text("reason"),
    dueAt: moment("due_at").notNull(),
    /** Until then one instance is delivering it. */
    leaseUntil: moment("lease_until").notNull(),
    deliveredAt: moment("delivered_at"),
  },
  (table) => [
    index("alert_events_of").on(table.rule, table.id),
    index("alert_events_by_age").on(table.at),
    index("alert_events_due")
      .on(table.dueAt)
      .where(sql`${table.delivery} = 'waiting'`),
  ],
);

/** One row: when the rules were last looked at. Whoever moves it looks; the other instances don't. */
export const alertRounds = pgTable("alert_rounds", {
  id: integer("id").primaryKey(),
  at: moment("at").notNull(),
});

/** What each instance counts at its own door, summed by the minute so that a rule sees all of them. */
export const tallies = pgTable(
  "tallies",
  {
    /** Such as "webhook-forged". */
    kind: text("kind").notNull(),
    minute: moment("minute").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.minute] })],
);
