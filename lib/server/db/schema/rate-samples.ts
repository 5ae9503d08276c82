import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/** What REALM's headers said of a key's rate limit, by the minute; the same for every instance. */
export const rateSamples = pgTable(
  "rate_samples",
  {
    /** Of the credential whose limit it is. */
    fingerprint: text("fingerprint").notNull(),
    /** REALM's group of endpoints, such as "marketplace". */
    limitGroup: text("limit_group").notNull(),
    /** The full minute it tells of. */
    minute: moment("minute").notNull(),
    limit: integer("limit").notNull(),
    /** The least that was left within the minute, of its latest window. */
    remaining: integer("remaining").notNull(),
    /** When the window ends of which that was said. */
    resetAt: moment("reset_at").notNull(),
    /** Attempts in the minute, and those that REALM or our own governor refused for the limit. */
    attempts: integer("attempts").notNull(),
    refused: integer("refused").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fingerprint, table.limitGroup, table.minute] }),
    index("rate_samples_by_age").on(table.minute),
  ],
);
