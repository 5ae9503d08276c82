import { randomUUID } from "node:crypto";
import { CodedError } from "@/lib/core/errors";
import type { Database } from "@/lib/server/db";
import { learnSecrets } from "@/lib/server/log";
import {
  fingerprintOf,
  isSameSecret,
  scopesText,
  type Credential,
  type CredentialScope,
  type CredentialSecret,
  type LiveCredential,
} from "./credential";
import { rewrap, type Sealed } from "./envelope";
import { assertMadeFor, type Environment } from "./made-for";
import type { MasterKeys } from "./master-keys";
import { isFormer, rewrapAll, type Rewrapped } from "./rewrap-all";
import { openSecret, sealSecret } from "./sealed-secret";
import {
  activeCredentials,
  findByFingerprint,
  insertCredential,
  listCredentials,
  lockCredential,
  lockOwner,
  lockStanding,
  readCredential,
  writeSealed,
  writeVerified,
} from "./store";
import { overlaps } from "./succession";
import {
  transitions,
  type Actor,
  type Promoting,
  type Promotion,
  type Revocation,
} from "./transitions";

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

/**
 * Credentials, encrypted at rest (seeds M19, R3, M2). Every change stands in the audit log, written in
 * the same transaction.
 */
export interface Vault {
  list(owner?: string): Promise<readonly Credential[]>;
  /** @throws CREDENTIAL_NOT_FOUND */
  read(id: string): Promise<Credential>;
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
   * @throws CREDENTIAL_KNOWN, CREDENTIAL_WAITING while another `next` waits for one of its operations,
   * CREDENTIAL_ENVIRONMENT
   */
  add(credential: NewCredential, actor: Actor): Promise<Credential>;
  /**
   * Takes over a credential that is in use already as the active one: the environment's, at the first
   * start. The same key again, while REALM never took it, corrects its secret.
   * @throws CREDENTIAL_KNOWN, CREDENTIAL_STATE where another is active for one of its operations,
   * CREDENTIAL_ENVIRONMENT
   */
  adopt(credential: NewCredential, actor: Actor): Promise<Credential>;
  /**
   * Notes that REALM took it, and for whose.
   * @param asked What REALM was asked about: somebody may have corrected the secret meanwhile
   * @param account REALM's id of the account it told of
   * @throws CREDENTIAL_NOT_FOUND, CREDENTIAL_STATE once revoked, or where it holds another secret,
   * CREDENTIAL_ENVIRONMENT, VAULT_LOCKED
   */
  markVerified(
    id: string,
    actor: Actor,
    asked: CredentialSecret,
    account: string,
  ): Promise<Credential>;
  /**
   * next → active; those it takes over from → retiring.
   * @throws CREDENTIAL_UNVERIFIED, CREDENTIAL_STATE, also where it would share operations with one in
   * force that has others of its own (see succession.ts), CREDENTIAL_OTHER_ACCOUNT where it is of another
   * REALM account than the last one in force and that was not said (see account.ts)
   */
  promote(id: string, actor: Actor, promoting?: Promoting): Promise<Promotion>;
  /** retiring → revoked: nobody uses it any more, so its secret is erased. @throws CREDENTIAL_STATE */
  retire(id: string, actor: Actor): Promise<Credential>;
  /**
   * Compromised: revoked at once and its secret erased. Where it was the active one, a verified
   * `next` of the same account that does all it did takes its place in the same transaction.
   * @throws CREDENTIAL_NOT_FOUND, CREDENTIAL_STATE
   */
  revoke(id: string, reason: string, actor: Actor): Promise<Revocation>;
  /**
   * Wraps every data key with the current master key. One that no master key opens stops no other.
   * @returns how many were wrapped anew, and the ids of those that still need a master key nobody gave
   */
  rewrapAll(actor: Actor): Promise<Rewrapped>;
}

/** A secret that REALM never took may have been mistyped: the same key can be given another. */
const isCorrectable = (
  known: Credential,
  { scopes }: NewCredential,
  state: "next" | "active",
): boolean =>
  known.state === state &&
  known.verifiedAt === null &&
  scopesText(known.scopes) === scopesText(scopes);

export const createVault = (options: VaultOptions): Vault => {
  const { database, keys, environment, dueAfter, now } = options;
  const { record, promote, replace, end } = transitions(now);

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

  const insert = (
    coming: NewCredential,
    state: "next" | "active",
    actor: Actor,
  ): Promise<Credential> =>
    database.transaction(async (transaction) => {
      const { owner, label, scopes, apiKey, apiSecret } = coming;
      learnSecrets(apiKey, apiSecret);
      await lockOwner(transaction, owner);
      assertMadeFor(environment, { apiKey, apiSecret });
      const fingerprint = fingerprintOf(apiKey);
      const known = await findByFingerprint(transaction, owner, fingerprint);
      const secret = { apiKey, apiSecret };
      if (known !== null && isCorrectable(known, coming, state)) {
        await writeSealed(transaction, known.id, sealSecret(options, known, secret));
        await record(transaction, actor, "corrected", known);
        return known;
      }
      if (known !== null)
        throw new CodedError("CREDENTIAL_KNOWN", `${owner} has or had the key ${fingerprint}`);
      const standing = await lockStanding(transaction, owner, state);
      const other = standing.find((one) => overlaps(one.scopes, scopes));
      if (other !== undefined)
        throw new CodedError(
          state === "next" ? "CREDENTIAL_WAITING" : "CREDENTIAL_STATE",
          `${state} credential ${other.fingerprint} of ${owner} stands`,
        );
      const at = now();
      const credential: Credential = {
        id: randomUUID(),
        owner,
        label,
        fingerprint,
        scopes,
        account: null,
        state,
        createdAt: at,
        dueAt: dueAfter(at),
        verifiedAt: null,
        activatedAt: state === "active" ? at : null,
        replacedAt: null,
        revokedAt: null,
        reason: null,
      };
      await insertCredential(transaction, credential, sealSecret(options, credential, secret));
      await record(transaction, actor, state === "next" ? "added" : "adopted", credential);
      return credential;
    });

  return {
    list: async (owner) =>
      (await listCredentials(database, owner)).map(({ credential }) => credential),
    read: async (id) => (await readCredential(database, id)).credential,
    reveal: async (id) => {
      const { credential, sealed } = await readCredential(database, id);
      return openSecret(options, credential, sealed);
    },
    inUse: async (owner) =>
      (await activeCredentials(database, owner)).map(({ credential, sealed }) => ({
        id: credential.id,
        fingerprint: credential.fingerprint,
        scopes: credential.scopes,
        ...openSecret(options, credential, sealed),
      })),
    add: (credential, actor) => insert(credential, "next", actor),
    adopt: (credential, actor) => insert(credential, "active", actor),
    markVerified: (id, actor, asked, account) =>
      changing(id, async (transaction, credential, sealed) => {
        if (!isSameSecret(openSecret(options, credential, sealed), asked))
          throw new CodedError("CREDENTIAL_STATE", `credential ${id} was given another secret`);
        const told = { verifiedAt: now(), account };
        const verified = { ...credential, ...told };
        await writeVerified(transaction, id, told);
        await record(transaction, actor, "verified", verified);
        return verified;
      }),
    promote: (id, actor, promoting = {}) =>
      changing(id, (transaction, credential) => promote(transaction, credential, actor, promoting)),
    retire: (id, actor) =>
      changing(id, (transaction, credential) =>
        end(transaction, credential, "retire", "retired after its replacement", actor),
      ),
    revoke: (id, reason, actor) =>
      changing(id, async (transaction, credential) => {
        const revoked = await end(transaction, credential, "revoke", reason, actor);
        const instead =
          credential.state === "active" ? await replace(transaction, credential, actor) : null;
        return {
          revoked,
          replacement: instead?.promoted ?? null,
          replaced: instead?.replaced ?? [],
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
