import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/**
 * Sign-in messages this server made. The text is stored whole: what a wallet signed is compared with
 * it byte by byte, never parsed. Rows go an hour after they expire.
 */
export const signInChallenges = pgTable(
  "sign_in_challenges",
  {
    nonce: text("nonce").primaryKey(),
    /** SHA-256, hex, of the cookie that binds the challenge to the browser that asked for it. */
    browserHash: text("browser_hash").notNull(),
    /** base58: whose signature is expected. */
    address: text("address").notNull(),
    message: text("message").notNull(),
    issuedAt: moment("issued_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    /** Set by the first attempt, whether it succeeds or not. */
    usedAt: moment("used_at"),
  },
  (table) => [index("sign_in_challenges_expires_at").on(table.expiresAt)],
);

/** Who is signed in. A session cookie is worth what its row says. Rows go a day after they expire. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    /** base58. */
    wallet: text("wallet").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    /** Set by signing out. */
    endedAt: moment("ended_at"),
  },
  (table) => [
    index("sessions_wallet").on(table.wallet),
    index("sessions_expires_at").on(table.expiresAt),
  ],
);
