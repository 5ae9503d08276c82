import { CodedError } from "@/lib/core/errors";
import type { CredentialSecret, Vault } from "@/lib/server/vault";

export interface Accounts {
  readonly vault: Pick<Vault, "list" | "reveal">;
  /**
   * REALM's id of the account a credential belongs to.
   * @param id Its id in the vault, under which the asking is counted. @throws REALM_*
   */
  readonly accountOf: (secret: CredentialSecret, id: string) => Promise<string>;
}

/** Whose a credential in force is; null for one REALM takes no more, which reaches nobody's things. */
const standingAccount = async (
  { vault, accountOf }: Accounts,
  id: string,
): Promise<string | null> => {
  try {
    return await accountOf(await vault.reveal(id), id);
  } catch (error) {
    if (error instanceof CodedError && error.code === "REALM_CREDENTIAL") return null;
    throw error;
  }
};

/**
 * A credential comes into force beside or after others of the same REALM account alone. What is in
 * flight is asked for with whichever is in force: to another account REALM answers that there is no such
 * purchase, job or model, and what was paid would end as if it never had been. Whoever means to change
 * accounts revokes the one in force first.
 * @param coming Its id, or null while the vault does not keep it, and REALM's id of its account, asked
 * for where there is something to compare it with
 * @throws CodedError CREDENTIAL_OTHER_ACCOUNT, VAULT_LOCKED, REALM_* where REALM could not be asked
 */
export const assertSameAccount = async (
  accounts: Accounts,
  owner: string,
  coming: { readonly id: string | null; readonly account: () => Promise<string> },
): Promise<void> => {
  for (const { id, state, fingerprint } of await accounts.vault.list(owner)) {
    if (state !== "active" || id === coming.id) continue;
    const standing = await standingAccount(accounts, id);
    if (standing !== null && standing !== (await coming.account()))
      throw new CodedError(
        "CREDENTIAL_OTHER_ACCOUNT",
        `${fingerprint}, which is in force, is of another account`,
      );
  }
};
