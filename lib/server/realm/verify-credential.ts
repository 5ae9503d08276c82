import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { CredentialSecret } from "@/lib/server/vault";
import { fixedAccess } from "./access";
import { createRealmClient, type RealmClient } from "./client";
import { realmUpstream } from "./instance";

const REFUSALS: ReadonlySet<ErrorCode> = new Set(["REALM_CREDENTIAL", "REALM_SIGNATURE"]);

/** No listing has this id: REALM's begin otherwise. */
const NOWHERE = "countersign-proves-its-signature";

const coded = async (work: Promise<unknown>): Promise<ErrorCode | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};

/**
 * Asks REALM whether it takes the client's credential (seeds R3, M2): the key by the profile, the secret
 * by cancelling a listing that can't exist, which answers 404 to a right signature and 403 to a wrong
 * one, and does nothing.
 * @throws CodedError CREDENTIAL_REFUSED, or REALM_* where REALM could not be asked
 */
export const proveCredential = async (
  client: Pick<RealmClient, "getProfile" | "cancelListing">,
): Promise<void> => {
  const profile = await coded(client.getProfile());
  const cancelling = await coded(client.cancelListing(NOWHERE));
  if (profile === null && cancelling === "LISTING_NOT_FOUND") return;
  const refusal = [profile, cancelling].find((code) => code !== null && REFUSALS.has(code));
  if (refusal)
    throw new CodedError("CREDENTIAL_REFUSED", `REALM refused the credential: ${refusal}`);
  const why = profile ?? cancelling ?? "REALM_ANSWER";
  throw new CodedError(why, "REALM could not verify a credential");
};

/** REALM's id of the account a credential belongs to. @throws CodedError REALM_* */
export const accountOf = async (secret: CredentialSecret): Promise<string> =>
  (await createRealmClient(realmUpstream(), fixedAccess(secret)).getProfile()).userId;

/**
 * Proves a credential before anything depends on it.
 * @param id Its id in the vault, under which the asking is counted; null while it is not there yet
 * @throws CodedError as `proveCredential`
 */
export const verifyCredential = (secret: CredentialSecret, id: string | null): Promise<void> =>
  proveCredential(createRealmClient(realmUpstream(), fixedAccess(secret, id)));
