import "server-only";

export { sendKey, signRequests, type SigningCredential } from "./authentication/sign-requests";
export type { Budgets } from "./governor";
export { UpstreamFailure, type FailureKind } from "./failure";
export { multipartBody, type FormFile, type FormPart } from "./multipart";
export type {
  AttemptLine,
  Authenticate,
  CallBody,
  EndedAttempt,
  EndedCall,
  UpstreamAnswer,
  UpstreamCall,
} from "./types";
export { LEAST_EXCHANGE } from "./room";
export { createUpstream, type Upstream } from "./upstream";
