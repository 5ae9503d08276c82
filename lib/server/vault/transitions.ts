import { CodedError } from "@/lib/core/errors";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import type { Credential } from "./credential";
import { afterCredentialEvent, type CredentialEvent, type CredentialState } from "./lifecycle";
import { lockStanding, writeState } from "./store";
import { standsInFor, successionOf, type Succession } from "./succession";

/** Who does it: a wallet in base58, "command line" or "system". */
export type Actor = string;

/** A credential that came into force, and what that meant for the others of its owner. */
export interface Promotion extends Succession {
  readonly promoted: Credential;
}

/** A credential that ended at once. */
export interface Revocation {
  readonly revoked: Credential;
  /** The verified `next` that took its place. */
  readonly replacement: Credential | null;
  /** Others that retire because of that one. */
  readonly replaced: readonly Credential[];
}

const next = (from: CredentialState, event: CredentialEvent): CredentialState => {
  const state = afterCredentialEvent(from, event);
  if (state !== null) return state;
  throw new CodedError("CREDENTIAL_STATE", `a credential that is ${from} can't be: ${event}`);
};

/**
 * What is done to credentials whose owner and row are locked, each step with its entry in the audit log
 * in the same transaction.
 */
export const transitions = (now: () => Date) => {
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

  /** What its coming into force would mean; null where it can't. */
  const succession = async (
    transaction: Database,
    credential: Credential,
  ): Promise<Succession | null> =>
    successionOf(credential, await lockStanding(transaction, credential.owner, "active"));

  const activate = async (
    transaction: Database,
    credential: Credential,
    { replaced, wider }: Succession,
    actor: Actor,
  ): Promise<Promotion> => {
    if (credential.verifiedAt === null)
      throw new CodedError("CREDENTIAL_UNVERIFIED", `credential ${credential.id} was not verified`);
    const state = next(credential.state, "promote");
    const at = now();
    const retiring = replaced.map((one) => ({
      ...one,
      state: next(one.state, "replaced"),
      replacedAt: at,
    }));
    for (const one of retiring) {
      await writeState(transaction, one.id, one.state, { replacedAt: at });
      await record(transaction, actor, "replaced", one);
    }
    await writeState(transaction, credential.id, state, { activatedAt: at });
    await record(transaction, actor, "promoted", credential);
    return { promoted: { ...credential, state, activatedAt: at }, replaced: retiring, wider };
  };

  /** @throws CREDENTIAL_STATE where nothing may take its place */
  const promote = async (
    transaction: Database,
    credential: Credential,
    actor: Actor,
  ): Promise<Promotion> => {
    const found = await succession(transaction, credential);
    if (found) return activate(transaction, credential, found, actor);
    throw new CodedError(
      "CREDENTIAL_STATE",
      `credential ${credential.id} shares operations with one in force that has others of its own`,
    );
  };

  /** Puts a verified `next` in the place of one that was revoked; nothing of that may stop a revocation. */
  const replace = async (
    transaction: Database,
    revoked: Credential,
    actor: Actor,
  ): Promise<Promotion | null> => {
    const waiting = (await lockStanding(transaction, revoked.owner, "next")).find(
      (one) => one.verifiedAt !== null && standsInFor(one, revoked),
    );
    const found = waiting ? await succession(transaction, waiting) : null;
    return waiting && found ? activate(transaction, waiting, found, actor) : null;
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

  return { record, promote, replace, end };
};
