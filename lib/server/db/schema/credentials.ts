import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./moment";

/**
 * REALM credentials of the platform and of creators. The three sealed columns are the only place of
 * the database that holds a secret, and hold it encrypted; a revoked row has none any more.
 */
export const credentials = pgTable(
  "credentials",
  {
    id: uuid("id").primaryKey(),
    /** "platform", or the creator's wallet in base58. */
    owner: text("owner").notNull(),
    label: text("label").notNull(),
    /** Of the API key: twelve hex digits by which people and logs tell credentials apart. */
    fingerprint: text("fingerprint").notNull(),
    /** What it may be used for: browse, market, studio, sorted and joined by "+". */
    scopes: text("scopes").notNull(),
    /** REALM's id of the account it belongs to, as the last verification told; null before the first. */
    account: text("account"),
    state: text("state", { enum: ["next", "active", "retiring", "revoked"] }).notNull(),
    masterKeyId: text("master_key_id"),
    wrappedKey: text("wrapped_key"),
    ciphertext: text("ciphertext"),
    createdAt: moment("created_at").notNull(),
    /** Age counts from here: when the platform first heard of it. */
    dueAt: moment("due_at").notNull(),
    verifiedAt: moment("verified_at"),
    activatedAt: moment("activated_at"),
    replacedAt: moment("replaced_at"),
    revokedAt: moment("revoked_at"),
    /** Why it was revoked, in the operator's words. */
    reason: text("reason"),
  },
  (table) => [
    uniqueIndex("credentials_one_active")
      .on(table.owner, table.scopes)
      .where(sql`${table.state} = 'active'`),
    uniqueIndex("credentials_one_next")
      .on(table.owner, table.scopes)
      .where(sql`${table.state} = 'next'`),
    uniqueIndex("credentials_fingerprint").on(table.owner, table.fingerprint),
    check(
      "credentials_sealed_until_revoked",
      sql`(${table.state} = 'revoked') = (${table.ciphertext} is null)`,
    ),
  ],
);

/** Calls made with a credential, by hour and operation. */
export const credentialUsage = pgTable(
  "credential_usage",
  {
    credentialId: uuid("credential_id")
      .notNull()
      .references(() => credentials.id),
    /** The full hour it counts. */
    hour: moment("hour").notNull(),
    operation: text("operation").notNull(),
    calls: integer("calls").notNull(),
    errors: integer("errors").notNull(),
    /** Answers 401 and 403 among the errors. */
    refusals: integer("refusals").notNull(),
    lastAt: moment("last_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.credentialId, table.hour, table.operation] }),
    index("credential_usage_hour").on(table.hour),
  ],
);
