import type { Database } from "@/lib/server/db";
import type { RealmClient } from "@/lib/server/realm";
import type { CredentialScope, CredentialSecret, Vault } from "@/lib/server/vault";

/** What the use-cases of a person's own account work with. */
export interface AccountContext {
  readonly database: Database;
  readonly vault: Vault;
  /**
   * Asks REALM whether it takes a credential for what it is to be used for.
   * @param id Its id in the vault, under which the asking is counted; null while it is not there yet
   * @returns REALM's id of the account it belongs to. @throws CREDENTIAL_REFUSED, REALM_*
   */
  readonly verify: (
    secret: CredentialSecret,
    scopes: readonly CredentialScope[],
    id: string | null,
  ) => Promise<string>;
  /** REALM as an owner's own credential reaches it. */
  readonly realmOf: (owner: string) => Pick<RealmClient, "getProfile" | "changeProfile">;
  /** Other parts of this process must not use what they remember of credentials. */
  readonly changed: () => void;
  readonly now: () => Date;
}
