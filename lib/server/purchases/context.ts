import type { PurchasePolicy } from "@/lib/core/intent";
import type { Chain } from "@/lib/server/chain";
import type { Database } from "@/lib/server/db";
import type { Log } from "@/lib/server/log";
import type { RealmClient } from "@/lib/server/realm";

/** What the purchase use-cases work with. */
export interface PurchaseContext {
  readonly database: Database;
  readonly realm: RealmClient;
  readonly chain: Chain;
  readonly policy: PurchasePolicy;
  readonly now: () => Date;
  readonly log: Log;
  /** Tells the reconciler of this process that there is work. */
  readonly wake: () => void;
}
