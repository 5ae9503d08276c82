import * as z from "zod";
import { dueness, type Credential, type CredentialUsage } from "@/lib/server/vault";

/** A credential as JSON for people who run the instance: times as ISO 8601, nothing secret. */
export const credentialViewSchema = z.object({
  id: z.string(),
  owner: z.string(),
  label: z.string(),
  fingerprint: z.string(),
  scopes: z.array(z.string()),
  state: z.string(),
  createdAt: z.string(),
  dueAt: z.string(),
  due: z.enum(["fine", "soon", "overdue"]),
  verifiedAt: z.string().nullable(),
  reason: z.string().nullable(),
  calls: z.number(),
  errors: z.number(),
  refusals: z.number(),
  lastUsedAt: z.string().nullable(),
});
export type CredentialView = z.infer<typeof credentialViewSchema>;

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
