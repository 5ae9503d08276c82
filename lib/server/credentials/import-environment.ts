import { CodedError } from "@/lib/core/errors";
import { logger } from "@/lib/server/log";
import {
  credentialScopes,
  fingerprintOf,
  PLATFORM,
  type CredentialSecret,
  type Vault,
} from "@/lib/server/vault";

const said = {
  CREDENTIAL_KNOWN: "REALM_API_KEY was revoked or retired here; it is not used again.",
  CREDENTIAL_STATE:
    "REALM_API_KEY is another than the vault's; the vault's is used. npm run keys adds a new one.",
} as const;

const isSaid = (code: string): code is keyof typeof said => Object.hasOwn(said, code);

/**
 * The environment's REALM key begins an instance's life: while the platform has no active credential
 * it is adopted by the vault. From then on the vault alone decides, so that a rotation is not undone
 * by a restart, and a revoked key never comes back.
 */
export const importEnvironmentCredential = async (
  vault: Vault,
  secret: CredentialSecret,
): Promise<void> => {
  const fingerprint = fingerprintOf(secret.apiKey);
  const known = await vault.list(PLATFORM);
  if (known.some((one) => one.fingerprint === fingerprint && one.state !== "revoked")) return;
  try {
    if (known.some(({ state }) => state === "active"))
      throw new CodedError("CREDENTIAL_STATE", "the platform has an active credential");
    await vault.adopt(
      { owner: PLATFORM, label: "from the environment", scopes: credentialScopes, ...secret },
      "system",
    );
  } catch (error) {
    if (!(error instanceof CodedError) || !isSaid(error.code)) throw error;
    logger.warn({ component: "vault", fingerprint, code: error.code }, said[error.code]);
  }
};
