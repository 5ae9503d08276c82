import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { CredentialScope, CredentialSecret } from "@/lib/server/vault";
import { fixedAccess } from "./access";
import { createRealmClient, type RealmClient } from "./client";
import { realmUpstream } from "./instance";

const REFUSALS: ReadonlySet<ErrorCode> = new Set(["REALM_CREDENTIAL", "REALM_SIGNATURE"]);

/** Nothing has this id: REALM's begin otherwise. */
const NOWHERE = "countersign-proves-its-signature";

type Proving = Pick<RealmClient, "getProfile" | "cancelListing" | "deleteModel">;

type Answer<T> = { readonly refused: ErrorCode } | { readonly refused: null; readonly answer: T };

const coded = async <T>(work: Promise<T>): Promise<Answer<T>> => {
  try {
    return { refused: null, answer: await work };
  } catch (error) {
    if (error instanceof CodedError) return { refused: error.code };
    throw error;
  }
};

/**
 * What proves the secret to somebody with these scopes: a signed call on what can't exist, which answers
 * 404 to a right signature and 403 to a wrong one, and does nothing. Deleting a model is documented;
 * cancelling a listing is not, and asked only of a credential that is for the market alone.
 */
const signed = (client: Proving, scopes: readonly CredentialScope[]) => {
  if (scopes.includes("studio"))
    return { ask: () => client.deleteModel(NOWHERE), right: "MODEL_NOT_FOUND" } as const;
  if (scopes.includes("market"))
    return { ask: () => client.cancelListing(NOWHERE), right: "LISTING_NOT_FOUND" } as const;
  return null;
};

/**
 * Asks REALM whether it takes the client's credential for what it is kept for (seeds R3, M2): the key by
 * the profile, the secret by a signed call. One that only looks around signs nothing, so there the
 * profile is the proof.
 * @returns REALM's id of the account it belongs to
 * @throws CodedError CREDENTIAL_REFUSED, or REALM_* where REALM could not be asked
 */
export const proveCredential = async (
  client: Proving,
  scopes: readonly CredentialScope[],
): Promise<string> => {
  const profile = await coded(client.getProfile());
  const proof = signed(client, scopes);
  const answered = proof === null ? null : (await coded<unknown>(proof.ask())).refused;
  if (profile.refused === null && answered === (proof?.right ?? null)) return profile.answer.userId;
  const refusal = [profile.refused, answered].find((code) => code !== null && REFUSALS.has(code));
  if (refusal)
    throw new CodedError("CREDENTIAL_REFUSED", `REALM refused the credential: ${refusal}`);
  const why = profile.refused ?? answered ?? "REALM_ANSWER";
  throw new CodedError(why, "REALM could not verify a credential");
};

/**
 * Proves a credential before anything depends on it.
 * @param scopes What it is to be used for
 * @param id Its id in the vault, under which the asking is counted; null while it is not there yet
 * @returns REALM's id of the account it belongs to
 * @throws CodedError as `proveCredential`
 */
export const verifyCredential = (
  secret: CredentialSecret,
  scopes: readonly CredentialScope[],
  id: string | null,
): Promise<string> =>
  proveCredential(createRealmClient(realmUpstream(), fixedAccess(secret, id)), scopes);
