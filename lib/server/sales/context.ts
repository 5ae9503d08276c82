import type { Chain } from "@/lib/server/chain";
import type { Database } from "@/lib/server/db";
import type { Log } from "@/lib/server/log";
import type { RealmClient } from "@/lib/server/realm";

/** What the book of sales works with. */
export interface SalesContext {
  readonly database: Database;
  readonly chain: Pick<Chain, "signatureStatus" | "confirmedTransactions">;
  readonly realm: Pick<RealmClient, "getListing">;
  /** The marketplace's largest share of a price, in 1/10,000. */
  readonly maxFeeBasisPoints: number;
  readonly now: () => Date;
  readonly log: Log;
}
