import "server-only";

export { strangersTo } from "./account";
export {
  credentialScopes,
  fingerprintOf,
  isSameSecret,
  PLATFORM,
  type Credential,
  type CredentialScope,
  type CredentialSecret,
} from "./credential";
export { dueness, REMINDER_MILLISECONDS } from "./due";
export { countUse, forgetCredentials, ownerCredential, vault, writeUse } from "./instance";
export { operationsOf, type OperationUse } from "./operations";
export type { Promotion } from "./transitions";
export type { Vault } from "./vault";
export { usageOf, type CredentialUsage } from "./usage";
