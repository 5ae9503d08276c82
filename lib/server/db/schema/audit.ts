import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/**
 * What was done to this instance, by whom. Rows are added, never changed: each carries the hash of
 * the one before it (lib/server/audit).
 */
export const auditLog = pgTable(
  "audit_log",
  {
    /** 1, 2, 3 … without a gap. */
    sequence: bigint("sequence", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    /** A wallet in base58, "command line" or "system". */
    actor: text("actor").notNull(),
    /** Such as "credential.revoked". */
    action: text("action").notNull(),
    /** What it was done to: an id. */
    subject: text("subject").notNull(),
    /** Text values by name; never a secret. */
    details: jsonb("details").notNull(),
    /** Lower-case hex SHA-256; 64 zeros before the first. */
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull().unique(),
  },
  (table) => [
    index("audit_log_of").on(table.subject, table.sequence),
    index("audit_log_at").on(table.at),
  ],
);
