import { and, asc, eq, sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { Database } from "@/lib/server/db";
import { credentials } from "@/lib/server/db/schema/credentials";
import { scopesFrom, scopesText, type Credential } from "./credential";
import type { Sealed } from "./envelope";
import type { CredentialState } from "./lifecycle";

type Row = typeof credentials.$inferSelect;

const toCredential = (row: Row): Credential => ({
  id: row.id,
  owner: row.owner,
  label: row.label,
  fingerprint: row.fingerprint,
  scopes: scopesFrom(row.scopes),
  account: row.account,
  state: row.state,
  createdAt: row.createdAt,
  dueAt: row.dueAt,
  verifiedAt: row.verifiedAt,
  activatedAt: row.activatedAt,
  replacedAt: row.replacedAt,
  revokedAt: row.revokedAt,
  reason: row.reason,
});

const toSealed = ({ masterKeyId, wrappedKey, ciphertext }: Row): Sealed | null =>
  masterKeyId === null || wrappedKey === null || ciphertext === null
    ? null
    : { masterKeyId, wrappedKey, ciphertext };

export interface StoredCredential {
  readonly credential: Credential;
  /** Null once revoked: the secret is gone from the database. */
  readonly sealed: Sealed | null;
}

const toStored = (row: Row): StoredCredential => ({
  credential: toCredential(row),
  sealed: toSealed(row),
});

/** All of an owner's, or of everybody's, the newest last. */
export const listCredentials = async (
  database: Database,
  owner?: string,
): Promise<readonly StoredCredential[]> => {
  const rows = await database
    .select()
    .from(credentials)
    .where(owner === undefined ? undefined : eq(credentials.owner, owner))
    .orderBy(asc(credentials.createdAt), asc(credentials.id));
  return rows.map(toStored);
};

/** @throws CodedError CREDENTIAL_NOT_FOUND */
export const readCredential = async (database: Database, id: string): Promise<StoredCredential> => {
  const [row] = await database.select().from(credentials).where(eq(credentials.id, id));
  if (row === undefined) throw new CodedError("CREDENTIAL_NOT_FOUND", `no credential ${id}`);
  return toStored(row);
};

/** The ones an owner's calls are made with now. */
export const activeCredentials = async (
  database: Database,
  owner: string,
): Promise<readonly StoredCredential[]> => {
  const rows = await database
    .select()
    .from(credentials)
    .where(and(eq(credentials.owner, owner), eq(credentials.state, "active")));
  return rows.map(toStored);
};

/** One change of an owner's credentials at a time, until the transaction ends. */
export const lockOwner = async (transaction: Database, owner: string): Promise<void> => {
  await transaction.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`credentials of ${owner}`}, 0))`,
  );
};

/** Locks the row for the transaction it is read in. @throws CodedError CREDENTIAL_NOT_FOUND */
export const lockCredential = async (
  transaction: Database,
  id: string,
): Promise<StoredCredential> => {
  const [row] = await transaction
    .select()
    .from(credentials)
    .where(eq(credentials.id, id))
    .for("update");
  if (row === undefined) throw new CodedError("CREDENTIAL_NOT_FOUND", `no credential ${id}`);
  return toStored(row);
};

/** The active or next ones of an owner, locked, the newest last. */
export const lockStanding = async (
  transaction: Database,
  owner: string,
  state: "active" | "next",
): Promise<readonly Credential[]> => {
  const rows = await transaction
    .select()
    .from(credentials)
    .where(and(eq(credentials.owner, owner), eq(credentials.state, state)))
    .orderBy(asc(credentials.createdAt), asc(credentials.id))
    .for("update");
  return rows.map(toCredential);
};

export const insertCredential = async (
  database: Database,
  credential: Credential,
  sealed: Sealed,
): Promise<void> => {
  const { scopes, ...rest } = credential;
  await database.insert(credentials).values({ ...rest, scopes: scopesText(scopes), ...sealed });
};

/** What changes with a state. A revoked credential loses its secret in the same write. */
export const writeState = async (
  transaction: Database,
  id: string,
  state: CredentialState,
  changes: Partial<Pick<Row, "activatedAt" | "replacedAt" | "revokedAt" | "reason">>,
): Promise<void> => {
  const erased =
    state === "revoked" ? { masterKeyId: null, wrappedKey: null, ciphertext: null } : {};
  await transaction
    .update(credentials)
    .set({ ...changes, state, ...erased })
    .where(eq(credentials.id, id));
};

export const writeVerified = async (
  transaction: Database,
  id: string,
  told: Pick<Row, "verifiedAt" | "account">,
): Promise<void> => {
  await transaction.update(credentials).set(told).where(eq(credentials.id, id));
};

/** Replaces the wrapping of a data key, or the whole secret. Of a row that is locked and not revoked. */
export const writeSealed = async (
  transaction: Database,
  id: string,
  sealed: Sealed,
): Promise<void> => {
  await transaction.update(credentials).set(sealed).where(eq(credentials.id, id));
};

/** What the owner has or had under this key, revoked ones included. */
export const findByFingerprint = async (
  transaction: Database,
  owner: string,
  fingerprint: string,
): Promise<Credential | null> => {
  const [row] = await transaction
    .select()
    .from(credentials)
    .where(and(eq(credentials.owner, owner), eq(credentials.fingerprint, fingerprint)))
    .for("update");
  return row ? toCredential(row) : null;
};
