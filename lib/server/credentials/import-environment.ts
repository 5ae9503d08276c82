import { CodedError } from "@/lib/core/errors";
import { logger } from "@/lib/server/log";
import {
  credentialScopes,
  fingerprintOf,
  isSameSecret,
  PLATFORM,
  type Credential,
  type CredentialSecret,
  type Vault,
} from "@/lib/server/vault";

const said = {
  CREDENTIAL_KNOWN: "REALM_API_KEY was revoked or retired here; it is not used again.",
  CREDENTIAL_STATE:
    "REALM_API_KEY is another than the vault's; the vault's is used. npm run keys adds a new one.",
} as const;

const OTHER_SECRET =
  "REALM_API_SECRET is another than the vault holds for this key, which REALM has taken; the vault's is used.";

const NONE =
  "The platform has no active credential: every call to REALM will fail. npm run keys shows why.";

const isSaid = (code: string): code is keyof typeof said => Object.hasOwn(said, code);

const adopt = (vault: Vault, secret: CredentialSecret): Promise<Credential> =>
  vault.adopt(
    { owner: PLATFORM, label: "from the environment", scopes: credentialScopes, ...secret },
    "system",
  );

const adoptFirst = async (vault: Vault, secret: CredentialSecret): Promise<void> => {
  const all = await vault.list(PLATFORM);
  if (all.some(({ state }) => state === "active"))
    throw new CodedError("CREDENTIAL_STATE", "the platform has an active credential");
  await adopt(vault, secret);
};

/** The key is there with another secret: one that REALM never took was mistyped; any other is the vault's to know. */
const correct = async (
  vault: Vault,
  { id, fingerprint, state, verifiedAt }: Credential,
  secret: CredentialSecret,
): Promise<void> => {
  if (isSameSecret(await vault.reveal(id), secret)) return;
  if (state === "active" && verifiedAt === null) await adopt(vault, secret);
  else logger.warn({ component: "vault", fingerprint }, OTHER_SECRET);
};

/**
 * The environment's REALM key begins an instance's life: while the platform has no active credential
 * it is adopted by the vault. From then on the vault alone decides, so that a rotation is not undone
 * by a restart, and a revoked key never comes back. Only a secret that REALM never took is replaced by the
 * environment's: at the first start it may have been mistyped.
 * @throws CodedError VAULT_LOCKED where the platform's credential can't be opened
 */
export const importEnvironmentCredential = async (
  vault: Vault,
  secret: CredentialSecret,
): Promise<void> => {
  const fingerprint = fingerprintOf(secret.apiKey);
  const held = async (): Promise<Credential | undefined> =>
    (await vault.list(PLATFORM)).find(
      (one) => one.fingerprint === fingerprint && one.state !== "revoked",
    );
  const known = await held();
  try {
    if (known === undefined) await adoptFirst(vault, secret);
    else await correct(vault, known, secret);
  } catch (error) {
    if (!(error instanceof CodedError) || !isSaid(error.code)) throw error;
    // Another instance that starts at the same time may have been quicker: then all is well.
    if ((await held()) === undefined)
      logger.warn({ component: "vault", fingerprint, code: error.code }, said[error.code]);
  }
  // Opened once now: with the wrong master key the start has to fail, not every call after it.
  const inUse = await vault.inUse(PLATFORM);
  if (inUse.length === 0) logger.warn({ component: "vault" }, NONE);
};
