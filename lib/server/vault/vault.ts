import { randomUUID } from "node:crypto";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { learnSecrets } from "@/lib/server/log";
import {
  fingerprintOf,
  scopesText,
  type Credential,
  type CredentialScope,
  type CredentialSecret,
  type LiveCredential,
} from "./credential";
import { open, rewrap, seal, type Sealed } from "./envelope";
import { afterCredentialEvent, type CredentialEvent, type CredentialState } from "./lifecycle";
import { assertMadeFor, assertSameEnvironment, environments, type Environment } from "./made-for";
import type { MasterKeys } from "./master-keys";
import { isFormer, rewrapAll, type Rewrapped } from "./rewrap-all";
import {
  activeCredentials,
  findByFingerprint,
  insertCredential,
  listCredentials,
  lockCredential,
  lockOwner,
  lockStanding,
  readCredential,
  writeState,
  writeSealed,
  writeVerified,
} from "./store";

/**
 * What is sealed. The environment is sealed with it, so that nobody who can only write to the database
 * can relabel a credential. Only development sealed any before it was noted.
 */
const sealedSchema = z.object({
  apiKey: z.string(),
  apiSecret: z.string(),
  environment: z.enum(environments).default("development"),
});

export interface VaultOptions {
  readonly database: Database;
  readonly keys: MasterKeys;
  /** Credentials are added for it, and those of another are not used. */
  readonly environment: Environment;
  /** When a credential added now has to be replaced. */
  readonly dueAfter: (since: Date) => Date;
  readonly now: () => Date;
}

export interface NewCredential extends CredentialSecret {
  readonly owner: string;
  readonly label: string;
  readonly scopes: readonly CredentialScope[];
}

/** Who does it: a wallet in base58, "command line" or "system". */
type Actor = string;

/**
 * Credentials, encrypted at rest (seeds M19, R3, M2). Every change stands in the audit log, written in
 * the same transaction.
 */
export interface Vault {
  list(owner?: string): Promise<readonly Credential[]>;
  /**
   * The secret of one.
   * @throws CREDENTIAL_NOT_FOUND, CREDENTIAL_STATE once revoked, CREDENTIAL_ENVIRONMENT, VAULT_LOCKED
   */
  reveal(id: string): Promise<CredentialSecret>;
  /** The ones an owner's calls are made with now, with their secrets. @throws CREDENTIAL_ENVIRONMENT, VAULT_LOCKED */
  inUse(owner: string): Promise<readonly (LiveCredential & Pick<Credential, "scopes">)[]>;
  /**
   * Adds a `next` one. The same key again, while it waits and was never verified, corrects its secret:
   * a slip of the hand must not cost a key.
   * @throws CREDENTIAL_KNOWN, CREDENTIAL_STATE while another `next` waits, CREDENTIAL_ENVIRONMENT
   */
  add(credential: NewCredential, actor: Actor): Promise<Credential>;
  /**
   * Takes over a credential that is in use already as the active one: the environment's, at the first
   * start. @throws CREDENTIAL_KNOWN, CREDENTIAL_STATE where another is active, CREDENTIAL_ENVIRONMENT
   */
  adopt(credential: NewCredential, actor: Actor): Promise<Credential>;
  /** Notes that REALM took it. @throws CREDENTIAL_NOT_FOUND, CREDENTIAL_STATE */
  markVerified(id: string, actor: Actor): Promise<Credential>;
  /** next → active; the active one before it → retiring. @throws CREDENTIAL_UNVERIFIED, CREDENTIAL_STATE */
  promote(id: string, actor: Actor): Promise<Credential>;
  /** retiring → revoked: nobody uses it any more, so its secret is erased. @throws CREDENTIAL_STATE */
  retire(id: string, actor: Actor): Promise<Credential>;
  /**
   * Compromised: revoked at once and its secret erased. Where it was the active one, a verified
   * `next` takes its place in the same transaction.
   * @throws CREDENTIAL_NOT_FOUND, CREDENTIAL_STATE
   */
  revoke(
    id: string,
    reason: string,
    actor: Actor,
  ): Promise<{ readonly revoked: Credential; readonly replacement: Credential | null }>;
  /**
   * Wraps every data key with the current master key. One that no master key opens stops no other.
   * @returns how many were wrapped anew, and the ids of those that still need a master key nobody gave
   */
  rewrapAll(actor: Actor): Promise<Rewrapped>;
}

const next = (from: CredentialState, event: CredentialEvent): CredentialState => {
  const state = afterCredentialEvent(from, event);
  if (state !== null) return state;
  throw new CodedError("CREDENTIAL_STATE", `a credential that is ${from} can't be: ${event}`);
};

const isCorrectable = (known: Credential, scopes: readonly CredentialScope[]): boolean =>
  known.state === "next" &&
  known.verifiedAt === null &&
  scopesText(known.scopes) === scopesText(scopes);

export const createVault = (options: VaultOptions): Vault => {
  const { database, keys, environment, dueAfter, now } = options;

  const record = (transaction: Database, actor: Actor, what: string, credential: Credential) =>
    appendAudit(
      transaction,
      {
        actor,
        action: `credential.${what}`,
        subject: credential.id,
        details: {
          owner: credential.owner,
          fingerprint: credential.fingerprint,
          ...(credential.reason === null ? {} : { reason: credential.reason }),
        },
      },
      now(),
    );

  /** One change of one owner's credentials at a time: two could both find the place free. */
  const changing = <T>(
    id: string,
    change: (transaction: Database, credential: Credential, sealed: Sealed | null) => Promise<T>,
  ): Promise<T> =>
    database.transaction(async (transaction) => {
      await lockOwner(transaction, (await readCredential(transaction, id)).credential.owner);
      const { credential, sealed } = await lockCredential(transaction, id);
      return change(transaction, credential, sealed);
    });

  const activate = async (
    transaction: Database,
    credential: Credential,
    actor: Actor,
  ): Promise<Credential> => {
    if (credential.verifiedAt === null)
      throw new CodedError("CREDENTIAL_UNVERIFIED", `credential ${credential.id} was not verified`);
    const state = next(credential.state, "promote");
    const { owner, scopes } = credential;
    const standing = await lockStanding(transaction, owner, scopes, "active");
    if (standing) {
      const replaced = { ...standing.credential, replacedAt: now() };
      const { replacedAt } = replaced;
      await writeState(transaction, replaced.id, next(replaced.state, "replaced"), { replacedAt });
      await record(transaction, actor, "replaced", replaced);
    }
    const activatedAt = now();
    await writeState(transaction, credential.id, state, { activatedAt });
    await record(transaction, actor, "promoted", credential);
    return { ...credential, state, activatedAt };
  };

  const end = async (
    transaction: Database,
    credential: Credential,
    event: "retire" | "revoke",
    reason: string,
    actor: Actor,
  ): Promise<Credential> => {
    const state = next(credential.state, event);
    const ended = { ...credential, state, revokedAt: now(), reason };
    const { revokedAt } = ended;
    await writeState(transaction, credential.id, state, { revokedAt, reason });
    await record(transaction, actor, event === "retire" ? "retired" : "revoked", ended);
    return ended;
  };

  const insert = (
    { owner, label, scopes, apiKey, apiSecret }: NewCredential,
    state: "next" | "active",
    actor: Actor,
  ): Promise<Credential> =>
    database.transaction(async (transaction) => {
      learnSecrets(apiKey, apiSecret);
      await lockOwner(transaction, owner);
      assertMadeFor(environment, { apiKey, apiSecret });
      const fingerprint = fingerprintOf(apiKey);
      const known = await findByFingerprint(transaction, owner, fingerprint);
      const secret = JSON.stringify({ apiKey, apiSecret, environment });
      if (known !== null && state === "next" && isCorrectable(known, scopes)) {
        await writeSealed(transaction, known.id, seal(keys, known.id, secret));
        await record(transaction, actor, "corrected", known);
        return known;
      }
      if (known !== null)
        throw new CodedError("CREDENTIAL_KNOWN", `${owner} has or had the key ${fingerprint}`);
      if (await lockStanding(transaction, owner, scopes, state))
        throw new CodedError("CREDENTIAL_STATE", `another ${state} credential of ${owner} stands`);
      const at = now();
      const credential: Credential = {
        id: randomUUID(),
        owner,
        label,
        fingerprint,
        scopes,
        state,
        createdAt: at,
        dueAt: dueAfter(at),
        verifiedAt: null,
        activatedAt: state === "active" ? at : null,
        replacedAt: null,
        revokedAt: null,
        reason: null,
      };
      const sealed = seal(keys, credential.id, secret);
      await insertCredential(transaction, credential, sealed);
      await record(transaction, actor, state === "next" ? "added" : "adopted", credential);
      return credential;
    });

  const openSealed = (id: string, sealed: Sealed | null): CredentialSecret => {
    if (sealed === null)
      throw new CodedError("CREDENTIAL_STATE", `credential ${id} is revoked: its secret is gone`);
    const opened: unknown = JSON.parse(open(keys, id, sealed));
    const { environment: madeFor, ...secret } = sealedSchema.parse(opened);
    // Before anything is done with them: the log has to know them first.
    learnSecrets(secret.apiKey, secret.apiSecret);
    assertSameEnvironment(id, madeFor, environment);
    return secret;
  };

  return {
    list: async (owner) =>
      (await listCredentials(database, owner)).map(({ credential }) => credential),
    reveal: async (id) => {
      const { sealed } = await readCredential(database, id);
      return openSealed(id, sealed);
    },
    inUse: async (owner) =>
      (await activeCredentials(database, owner)).map(({ credential, sealed }) => ({
        id: credential.id,
        fingerprint: credential.fingerprint,
        scopes: credential.scopes,
        ...openSealed(credential.id, sealed),
      })),
    add: (credential, actor) => insert(credential, "next", actor),
    adopt: (credential, actor) => insert(credential, "active", actor),
    markVerified: (id, actor) =>
      changing(id, async (transaction, credential) => {
        if (credential.state === "revoked")
          throw new CodedError("CREDENTIAL_STATE", `credential ${id} is revoked`);
        const verified = { ...credential, verifiedAt: now() };
        await writeVerified(transaction, id, verified.verifiedAt);
        await record(transaction, actor, "verified", verified);
        return verified;
      }),
    promote: (id, actor) =>
      changing(id, (transaction, credential) => activate(transaction, credential, actor)),
    retire: (id, actor) =>
      changing(id, (transaction, credential) =>
        end(transaction, credential, "retire", "retired after its replacement", actor),
      ),
    revoke: (id, reason, actor) =>
      changing(id, async (transaction, credential) => {
        const revoked = await end(transaction, credential, "revoke", reason, actor);
        if (credential.state !== "active") return { revoked, replacement: null };
        const { owner, scopes } = credential;
        const waiting = (await lockStanding(transaction, owner, scopes, "next"))?.credential;
        const ready = waiting !== undefined && waiting.verifiedAt !== null;
        return {
          revoked,
          replacement: ready ? await activate(transaction, waiting, actor) : null,
        };
      }),
    rewrapAll: (actor) =>
      rewrapAll(database, keys, (id) =>
        changing(id, async (transaction, credential, sealed) => {
          // Revoked, or wrapped by somebody else since the list was read.
          if (!isFormer(keys, sealed)) return false;
          await writeSealed(transaction, id, rewrap(keys, id, sealed));
          await record(transaction, actor, "wrapped anew", credential);
          return true;
        }),
      ),
  };
};
