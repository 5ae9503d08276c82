import type { Database } from "@/lib/server/db";
import type { Log } from "@/lib/server/log";
import type { RealmClient } from "@/lib/server/realm";

export interface ModelContext {
  readonly database: Database;
  /** REALM as an owner's own credentials reach it. */
  readonly realmOf: (owner: string) => RealmClient;
  /** The id of the credential an owner's studio calls are made with. @throws CREDENTIAL_MISSING */
  readonly credentialOf: (owner: string) => Promise<string>;
  readonly now: () => Date;
  readonly log: Log;
}
