import { eq, sql } from "drizzle-orm";
import type { Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { blockedWallets } from "@/lib/server/db/schema/blocked-wallets";
import { sessions } from "@/lib/server/db/schema/identity";

/** In a condition on sessions: that the wallet is not blocked. */
export const notBlocked = () =>
  sql`not exists (select 1 from ${blockedWallets} where ${blockedWallets.wallet} = ${sessions.wallet})`;

/** Whether an operator has blocked the wallet. */
export const isBlocked = async (database: Database, wallet: Address): Promise<boolean> => {
  const rows = await database
    .select({ wallet: blockedWallets.wallet })
    .from(blockedWallets)
    .where(eq(blockedWallets.wallet, wallet));
  return rows.length > 0;
};
