import type { Connection, ConnectRequest } from "@/lib/core/account";
import { CodedError } from "@/lib/core/errors";
import { CREATOR_SCOPES } from "@/lib/core/operator/credentials";
import type { Address } from "@/lib/core/solana";
import { isOfOtherAccount } from "@/lib/server/credentials";
import {
  fingerprintOf,
  isSameSecret,
  type Credential,
  type CredentialSecret,
} from "@/lib/server/vault";
import { readConnection } from "./connection";
import type { AccountContext } from "./context";

/** Milliseconds within which somebody who is connecting a key is done with it. */
const CONNECTING = 60_000;

/** Whether the vault keeps exactly this secret for the wallet. */
const holds = async (
  { vault }: AccountContext,
  known: Credential,
  secret: CredentialSecret,
): Promise<boolean> =>
  known.state !== "revoked" && isSameSecret(await vault.reveal(known.id), secret);

const find = async (
  { vault }: AccountContext,
  wallet: Address,
  secret: CredentialSecret,
): Promise<Credential | undefined> => {
  const fingerprint = fingerprintOf(secret.apiKey);
  return (await vault.list(wallet)).find((one) => one.fingerprint === fingerprint);
};

/** Clears away another key that was begun and never came into use: its process died. */
const clearAbandoned = async (
  { vault, now }: AccountContext,
  wallet: Address,
  secret: CredentialSecret,
): Promise<void> => {
  const fingerprint = fingerprintOf(secret.apiKey);
  for (const one of await vault.list(wallet)) {
    if (one.state !== "next" || one.fingerprint === fingerprint) continue;
    if (now().getTime() - one.createdAt.getTime() < CONNECTING)
      throw new CodedError("CREDENTIAL_BUSY", "another key is being connected");
    await vault.revoke(one.id, "another was connected before it was in use", wallet);
  }
};

/** A key that REALM took, as it is to come into use. */
interface Coming {
  readonly secret: CredentialSecret;
  /** REALM's id of it. */
  readonly account: string;
  /** That it may be another one than before. */
  readonly otherAccount: boolean;
}

/** Brings a credential that REALM took into use. Done again after breaking off anywhere, it goes on there. */
const admit = async (
  context: AccountContext,
  wallet: Address,
  { secret, account, otherAccount }: Coming,
): Promise<void> => {
  const { vault } = context;
  await clearAbandoned(context, wallet, secret);
  const known = await find(context, wallet, secret);
  const begun = known?.state === "next" && known.verifiedAt !== null;
  const kept =
    begun && (await holds(context, known, secret))
      ? known
      : await vault.add(
          { owner: wallet, label: "a REALM account", scopes: CREATOR_SCOPES, ...secret },
          wallet,
        );
  if (kept.account === null) await vault.markVerified(kept.id, wallet, secret, account);
  await vault.promote(kept.id, wallet, { otherAccount });
};

/** Erases what was replaced: each attempt takes the active one anew, so nothing uses it any more. */
const retireReplaced = async ({ vault }: AccountContext, wallet: Address): Promise<void> => {
  for (const one of await vault.list(wallet))
    if (one.state === "retiring") await vault.retire(one.id, wallet);
};

/**
 * Connects a wallet to the REALM account of a key, or replaces the key it has (seeds R3, M2). REALM is
 * asked first: what it refuses was never in the vault, nor is it taught to the log, whose other lines a
 * stranger could blot out with words of theirs. The one before retires once the new one is in use. Done
 * again with the same key and secret it changes nothing. A key of another account than the last one in
 * force makes models and jobs change hands, which its owner has to want.
 * @throws CREDENTIAL_REFUSED, CREDENTIAL_KNOWN for a key that was disconnected or replaced here,
 * CREDENTIAL_OTHER_ACCOUNT where that was not said, CREDENTIAL_BUSY, CREDENTIAL_ENVIRONMENT, REALM_* where REALM could not be asked
 */
export const connect = async (
  context: AccountContext,
  wallet: Address,
  { otherAccount = false, ...secret }: ConnectRequest,
): Promise<Connection> => {
  const isInUse = async (): Promise<boolean> => {
    const known = await find(context, wallet, secret);
    return known?.state === "active" && (await holds(context, known, secret));
  };
  const known = await find(context, wallet, secret);
  if (known !== undefined && known.state !== "next" && !(await isInUse()))
    throw new CodedError("CREDENTIAL_KNOWN", `the key is ${known.state} already`);
  if (known?.state !== "active") {
    const account = await context.verify(secret, CREATOR_SCOPES, null);
    const coming = { id: known?.id ?? null, account };
    // Asked here too, so that nothing of a key that is refused is kept.
    if ((await isOfOtherAccount(context, wallet, coming, wallet)) && !otherAccount)
      throw new CodedError("CREDENTIAL_OTHER_ACCOUNT", "the key is of another account");
    try {
      await admit(context, wallet, { secret, account, otherAccount });
    } catch (error) {
      // The same press sent twice: the other one was quicker.
      if (!(await isInUse())) throw error;
    }
    context.changed();
  }
  await retireReplaced(context, wallet);
  return readConnection(context, wallet);
};
