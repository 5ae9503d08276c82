import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { learnSecrets } from "@/lib/server/log";
import { scopesText, type Credential, type CredentialSecret } from "./credential";
import { open, seal, type Sealed } from "./envelope";
import { assertSameEnvironment, environments, type Environment } from "./made-for";
import type { MasterKeys } from "./master-keys";

/**
 * What is sealed. Environment, owner and scopes are sealed with it, so that nobody who can only write to
 * the database can relabel a credential. Only development sealed any before the environment was noted;
 * what was sealed before owner and scopes were is bound to its row alone, until it is replaced.
 */
const sealedSchema = z.object({
  apiKey: z.string(),
  apiSecret: z.string(),
  environment: z.enum(environments).default("development"),
  owner: z.string().optional(),
  scopes: z.string().optional(),
});

/** What a secret is bound to beside its row. */
type Labels = Pick<Credential, "id" | "owner" | "scopes">;

interface SealedFor {
  readonly keys: MasterKeys;
  readonly environment: Environment;
}

/** Seals the secret of a credential for its row, its owner and what it may be used for. */
export const sealSecret = (
  { keys, environment }: SealedFor,
  { id, owner, scopes }: Labels,
  { apiKey, apiSecret }: CredentialSecret,
): Sealed =>
  seal(
    keys,
    id,
    JSON.stringify({ apiKey, apiSecret, environment, owner, scopes: scopesText(scopes) }),
  );

/** @throws CodedError CREDENTIAL_STATE once revoked, CREDENTIAL_ENVIRONMENT, VAULT_LOCKED */
export const openSecret = (
  { keys, environment }: SealedFor,
  labels: Labels,
  sealed: Sealed | null,
): CredentialSecret => {
  const { id } = labels;
  if (sealed === null)
    throw new CodedError("CREDENTIAL_STATE", `credential ${id} is revoked: its secret is gone`);
  const opened: unknown = JSON.parse(open(keys, id, sealed));
  const { environment: madeFor, owner, scopes, ...secret } = sealedSchema.parse(opened);
  // Before anything is done with them: the log has to know them first.
  learnSecrets(secret.apiKey, secret.apiSecret);
  const relabelled =
    (owner !== undefined && owner !== labels.owner) ||
    (scopes !== undefined && scopes !== scopesText(labels.scopes));
  if (relabelled)
    throw new CodedError("VAULT_LOCKED", `credential ${id} was sealed for another owner or use`);
  assertSameEnvironment(id, madeFor, environment);
  return secret;
};
