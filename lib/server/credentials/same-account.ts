import { CodedError } from "@/lib/core/errors";
import {
  strangersTo,
  type Credential,
  type CredentialScope,
  type CredentialSecret,
  type Vault,
} from "@/lib/server/vault";

export interface Accounts {
  readonly vault: Pick<Vault, "list" | "reveal" | "markVerified">;
  /**
   * Asks REALM whether it takes a credential for what it is to be used for.
   * @param id Its id in the vault, under which the asking is counted
   * @returns REALM's id of its account. @throws CREDENTIAL_REFUSED, REALM_*
   */
  readonly verify: (
    secret: CredentialSecret,
    scopes: readonly CredentialScope[],
    id: string,
  ) => Promise<string>;
}

const refused = (error: unknown): boolean =>
  error instanceof CodedError && error.code === "CREDENTIAL_REFUSED";

/**
 * Verifies what is in force and never was: the environment's, and rows from before accounts were kept. What
 * REALM does not take stays as it is: whose it was can't be asked.
 * @returns what REALM does not take. @throws VAULT_LOCKED, REALM_* where REALM could not be asked
 */
export const learnStanding = async (
  { vault, verify }: Accounts,
  owner: string,
  except: string | null,
  actor: string,
): Promise<readonly Credential[]> => {
  const notTaken: Credential[] = [];
  for (const credential of await vault.list(owner)) {
    const { id, state, account, scopes } = credential;
    if (state !== "active" || account !== null || id === except) continue;
    const secret = await vault.reveal(id);
    try {
      await vault.markVerified(id, actor, secret, await verify(secret, scopes, id));
    } catch (error) {
      if (!refused(error)) throw error;
      notTaken.push(credential);
    }
  }
  return notTaken;
};

/**
 * Whether a key is of another REALM account than the owner's last one in force, as far as that can be known:
 * what is in force and was never verified is verified for it. For early words: the promotion looks again,
 * under the owner's lock.
 * @param coming REALM's id of its account, and its own id, or null while the vault does not keep it
 * @throws CodedError VAULT_LOCKED, REALM_* where REALM could not be asked
 */
export const isOfOtherAccount = async (
  accounts: Accounts,
  owner: string,
  { id, account }: { readonly id: string | null; readonly account: string },
  actor: string,
): Promise<boolean> => {
  await learnStanding(accounts, owner, id, actor);
  return strangersTo({ id, account }, await accounts.vault.list(owner)).length > 0;
};
