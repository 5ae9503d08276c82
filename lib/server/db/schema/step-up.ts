import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/**
 * Texts this server made for a wallet to sign before something that can't be taken back. Each is for
 * one session, one action on one object and one body. Rows go an hour after they expire.
 */
export const stepUpChallenges = pgTable(
  "step_up_challenges",
  {
    nonce: text("nonce").primaryKey(),
    sessionId: uuid("session_id").notNull(),
    /** base58: whose signature is expected. */
    wallet: text("wallet").notNull(),
    /** Such as "credential.revoke". */
    action: text("action").notNull(),
    /** What it is done to: an id. */
    object: text("object").notNull(),
    /** Lower-case hex SHA-256 of the request's body. */
    bodyDigest: text("body_digest").notNull(),
    message: text("message").notNull(),
    issuedAt: moment("issued_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    /** Set by the first attempt, whether it succeeds or not. */
    usedAt: moment("used_at"),
  },
  (table) => [index("step_up_challenges_expires_at").on(table.expiresAt)],
);
