import { pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/** Wallets that may not sign in. Who blocked them, and what came before, stands in the audit log. */
export const blockedWallets = pgTable("blocked_wallets", {
  /** base58. */
  wallet: text("wallet").primaryKey(),
  /** In the operator's words. */
  reason: text("reason").notNull(),
  /** base58: the operator. */
  by: text("by").notNull(),
  at: moment("at").notNull(),
});
