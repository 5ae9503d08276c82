import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/**
 * Who had their data deleted (lib/server/own-data). The row stands before anything goes, so that a process
 * that dies in the middle leaves what has to be gone on with.
 */
export const erasures = pgTable(
  "erasures",
  {
    id: uuid("id").primaryKey(),
    /** base58. */
    wallet: text("wallet").notNull(),
    askedAt: moment("asked_at").notNull(),
    /** Times that everything was gone through. */
    passes: integer("passes").notNull().default(0),
    /** Rows and files that were removed or emptied. */
    removed: integer("removed").notNull().default(0),
    /** When it is gone through the next time. */
    dueAt: moment("due_at").notNull(),
    /** Until then one instance is at it. */
    leaseUntil: moment("lease_until").notNull(),
    finishedAt: moment("finished_at"),
  },
  (table) => [
    uniqueIndex("erasures_one_open")
      .on(table.wallet)
      .where(sql`${table.finishedAt} is null`),
    index("erasures_due")
      .on(table.dueAt)
      .where(sql`${table.finishedAt} is null`),
  ],
);
