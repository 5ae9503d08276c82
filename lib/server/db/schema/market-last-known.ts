import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/**
 * What REALM last answered of its market, for processes that begin while it does not answer
 * (lib/server/listings/last-known.ts): few rows, the newest, of what everybody sees.
 */
export const marketLastKnown = pgTable(
  "market_last_known",
  {
    kind: text("kind", { enum: ["page", "listing"] }).notNull(),
    key: text("key").notNull(),
    /** As REALM's answer was read; amounts are lamports as decimal text. */
    value: jsonb("value").notNull(),
    learnedAt: moment("learned_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key] }),
    index("market_last_known_learned_at").on(table.kind, table.learnedAt),
  ],
);
