import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { UpstreamFailure, type FailureKind } from "@/lib/server/upstream";

/** REALM's own no, or one of ours before anything was sent. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "REALM_CREDENTIAL",
  "REALM_SIGNATURE",
  "REALM_REFUSED",
  "REALM_RATE_LIMITED",
  "REALM_QUOTA",
  "REALM_QUOTA_INSTANCE",
  "MODEL_NOT_FOUND",
  "MODEL_IN_TRAINING",
  "CREDENTIAL_MISSING",
  "CREDENTIAL_ENVIRONMENT",
  "VAULT_LOCKED",
]);

/** Upstream was not asked at all. */
const NOT_ASKED: ReadonlySet<FailureKind> = new Set<FailureKind>(["broken", "busy", "limited"]);

/** No connection came to be, so no byte of the call left. */
const NOT_CONNECTED: ReadonlySet<unknown> = new Set<unknown>([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const neverConnected = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && NOT_CONNECTED.has(error.code)) || neverConnected(error.cause));

/**
 * Whether a call that failed is sure to have begun nothing at REALM. Where it can't be known, it is not.
 * A call that is sent once only: with retries, the last failure says nothing of the attempts before.
 */
export const isSureNotTaken = (error: unknown): boolean => {
  if (!(error instanceof CodedError)) return false;
  if (REFUSALS.has(error.code)) return true;
  const { cause } = error;
  if (!(cause instanceof UpstreamFailure)) return false;
  return NOT_ASKED.has(cause.kind) || neverConnected(cause);
};
