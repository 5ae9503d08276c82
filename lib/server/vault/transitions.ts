import { CodedError } from "@/lib/core/errors";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { findStrangers } from "./account";
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

/** What whoever promotes says of it. */
export interface Promoting {
  /** That it is meant to be of another REALM account than the last one in force. */
  readonly otherAccount?: boolean;
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
  const record = (
    transaction: Database,
    actor: Actor,
    what: string,
    credential: Credential,
    more: Readonly<Record<string, string>> = {},
  ) =>
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
          ...more,
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
    more?: Readonly<Record<string, string>>,
  ): Promise<Promotion> => {
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
    await record(transaction, actor, "promoted", credential, more);
    return { promoted: { ...credential, state, activatedAt: at }, replaced: retiring, wider };
  };

  /**
   * Whether it changes the owner's account at REALM.
   * @throws CREDENTIAL_OTHER_ACCOUNT where it does and nobody said so, or something of the former account
   * would stay in force beside it
   */
  const isOfOtherAccount = async (
    transaction: Database,
    credential: Credential,
    { replaced }: Succession,
    { otherAccount = false }: Promoting,
  ): Promise<boolean> => {
    const strangers = await findStrangers(transaction, credential);
    const staying = strangers.find(
      ({ id, state }) => state === "active" && !replaced.some((one) => one.id === id),
    );
    const [stranger] = otherAccount ? [staying] : strangers;
    if (stranger !== undefined)
      throw new CodedError(
        "CREDENTIAL_OTHER_ACCOUNT",
        `credential ${credential.id} is of another account than ${stranger.fingerprint}`,
      );
    return strangers.length > 0;
  };

  /** @throws CREDENTIAL_UNVERIFIED, CREDENTIAL_OTHER_ACCOUNT, CREDENTIAL_STATE where nothing may take its place */
  const promote = async (
    transaction: Database,
    credential: Credential,
    actor: Actor,
    promoting: Promoting,
  ): Promise<Promotion> => {
    next(credential.state, "promote");
    // One that was verified before accounts were kept is verified again.
    if (credential.verifiedAt === null || credential.account === null)
      throw new CodedError("CREDENTIAL_UNVERIFIED", `credential ${credential.id} was not verified`);
    const found = await succession(transaction, credential);
    if (!found)
      throw new CodedError(
        "CREDENTIAL_STATE",
        `credential ${credential.id} shares operations with one in force that has others of its own`,
      );
    const changes = await isOfOtherAccount(transaction, credential, found, promoting);
    return activate(
      transaction,
      credential,
      found,
      actor,
      changes ? { otherAccount: "meant" } : {},
    );
  };

  /**
   * Puts a verified `next` in the place of one that was revoked, unless it is of another account, which
   * somebody has to want; nothing of that may stop a revocation.
   */
  const replace = async (
    transaction: Database,
    revoked: Credential,
    actor: Actor,
  ): Promise<Promotion | null> => {
    const waiting = (await lockStanding(transaction, revoked.owner, "next")).find(
      (one) => one.verifiedAt !== null && standsInFor(one, revoked),
    );
    const found = waiting ? await succession(transaction, waiting) : null;
    if (waiting && (await findStrangers(transaction, waiting)).length > 0) return null;
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
