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

const NONE =
  "The platform has no active credential: every call to REALM will fail. npm run keys shows why.";

const isSaid = (code: string): code is keyof typeof said => Object.hasOwn(said, code);

const adopt = async (vault: Vault, secret: CredentialSecret): Promise<void> => {
  const all = await vault.list(PLATFORM);
  if (all.some(({ state }) => state === "active"))
    throw new CodedError("CREDENTIAL_STATE", "the platform has an active credential");
  await vault.adopt(
    { owner: PLATFORM, label: "from the environment", scopes: credentialScopes, ...secret },
    "system",
  );
};

/**
 * The environment's REALM key begins an instance's life: while the platform has no active credential
 * it is adopted by the vault. From then on the vault alone decides, so that a rotation is not undone
 * by a restart, and a revoked key never comes back.
 * @throws CodedError VAULT_LOCKED where the platform's credential can't be opened
 */
export const importEnvironmentCredential = async (
  vault: Vault,
  secret: CredentialSecret,
): Promise<void> => {
  const fingerprint = fingerprintOf(secret.apiKey);
  const holds = async (): Promise<boolean> =>
    (await vault.list(PLATFORM)).some(
      (one) => one.fingerprint === fingerprint && one.state !== "revoked",
    );
  try {
    if (!(await holds())) await adopt(vault, secret);
  } catch (error) {
    if (!(error instanceof CodedError) || !isSaid(error.code)) throw error;
    // Another instance that starts at the same time may have been quicker: then all is well.
    if (!(await holds()))
      logger.warn({ component: "vault", fingerprint, code: error.code }, said[error.code]);
  }
  // Opened once now: with the wrong master key the start has to fail, not every call after it.
  const inUse = await vault.inUse(PLATFORM);
  if (inUse.length === 0) logger.warn({ component: "vault" }, NONE);
};
