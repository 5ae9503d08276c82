import { sql } from "drizzle-orm";
import { bigserial, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { notificationKinds } from "@/lib/core/notifications";
import { moment } from "./moment";

/** What a person is told beside the page they are on. Rows go after 90 days. */
export const notifications = pgTable(
  "notifications",
  {
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    /** base58. */
    wallet: text("wallet").notNull(),
    kind: text("kind", { enum: notificationKinds }).notNull(),
    /** The id of what it is about. */
    subject: text("subject").notNull(),
    /** What that was called then. */
    name: text("name").notNull(),
    at: moment("at").notNull(),
    readAt: moment("read_at"),
  },
  (table) => [
    uniqueIndex("notifications_once").on(table.wallet, table.kind, table.subject),
    index("notifications_by_wallet").on(table.wallet, table.id),
    index("notifications_unread")
      .on(table.wallet)
      .where(sql`${table.readAt} is null`),
    index("notifications_at").on(table.at),
  ],
);
