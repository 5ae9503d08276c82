export type { CredentialFile, UsageDay, UsageLine } from "./file";
export {
  credentialAnswerSchema,
  credentialFilters,
  credentialStates,
  credentialStateSentences,
  credentialStateWords,
  PLATFORM_OWNER,
  rewrapAnswerSchema,
  type CredentialAnswer,
  type CredentialFilter,
  type CredentialLine,
  type CredentialState,
} from "./line";
export {
  addCredentialSchema,
  CREATOR_SCOPES,
  credentialScopes,
  oneLine,
  revokeCredentialSchema,
  usualScopes,
  type AddCredential,
} from "./requests";
export { unusualUse, type HourOfUse } from "./unusual";
