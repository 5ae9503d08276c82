import type { Database } from "@/lib/server/db";
import type { Log } from "@/lib/server/log";
import type { RealmClient } from "@/lib/server/realm";

export interface ModelContext {
  readonly database: Database;
  /** REALM as an owner's own credentials reach it. */
  readonly realmOf: (owner: string) => RealmClient;
  readonly now: () => Date;
  readonly log: Log;
}
