import type { SigningCredential } from "@/lib/server/upstream";
import { fingerprintOf, type CredentialScope, type CredentialSecret } from "@/lib/server/vault";

/** Whose account at REALM calls are made for, and with what. */
export interface RealmAccess {
  /** Names the account in rate limits: "platform", or a creator's wallet. */
  readonly owner: string;
  /** The credential in force for a scope, asked for anew for every attempt (seeds M7, R4). */
  readonly current: (scope: CredentialScope) => Promise<SigningCredential>;
  /** REALM refused the credential: what is remembered of it must be read again. */
  readonly forget: () => void;
}

/**
 * One credential for everything, such as one that is to be verified before the vault relies on it.
 * @param id Its id in the vault, under which its use is counted; null where it is not kept there.
 */
export const fixedAccess = (
  { apiKey, apiSecret }: CredentialSecret,
  id: string | null = null,
): RealmAccess => {
  const credential = { apiKey, apiSecret, id, fingerprint: fingerprintOf(apiKey) };
  return {
    owner: credential.fingerprint,
    current: () => Promise.resolve(credential),
    forget: () => undefined,
  };
};
