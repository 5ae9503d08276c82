import "server-only";

export {
  credentialScopes,
  fingerprintOf,
  PLATFORM,
  type Credential,
  type CredentialScope,
  type CredentialSecret,
  type LiveCredential,
} from "./credential";
export { dueness } from "./due";
export { countUse, forgetCredentials, platformCredential, vault } from "./instance";
export type { NewCredential, Vault } from "./vault";
export { usageOf, type CredentialUsage } from "./usage";
