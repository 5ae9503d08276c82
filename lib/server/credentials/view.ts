import { dueness, type Credential, type CredentialUsage } from "@/lib/server/vault";
import type { CredentialView } from "./result";

export const credentialView = (
  credential: Credential,
  usage: Omit<CredentialUsage, "hours">,
  now: Date,
): CredentialView => ({
  id: credential.id,
  owner: credential.owner,
  label: credential.label,
  fingerprint: credential.fingerprint,
  scopes: [...credential.scopes],
  account: credential.account,
  state: credential.state,
  createdAt: credential.createdAt.toISOString(),
  dueAt: credential.dueAt.toISOString(),
  due: credential.state === "revoked" ? "fine" : dueness(credential.dueAt, now),
  verifiedAt: credential.verifiedAt?.toISOString() ?? null,
  reason: credential.reason,
  calls: usage.calls,
  errors: usage.errors,
  refusals: usage.refusals,
  lastUsedAt: usage.lastAt?.toISOString() ?? null,
});
