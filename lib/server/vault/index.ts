import "server-only";

export {
  credentialScopes,
  fingerprintOf,
  PLATFORM,
  type Credential,
  type CredentialScope,
  type CredentialSecret,
} from "./credential";
export { dueness, REMINDER_MILLISECONDS } from "./due";
export { countUse, forgetCredentials, ownerCredential, vault, writeUse } from "./instance";
export type { Vault } from "./vault";
export { usageOf, type CredentialUsage } from "./usage";
