import { CodedError } from "@/lib/core/errors";
import type { RealmCredential } from "./authenticate";
import { createRealmClient } from "./client";
import { realmUpstream } from "./instance";

/**
 * Asks REALM whether it takes this credential: its key by the profile (seeds R3, M2), before anything
 * depends on it.
 * @throws CodedError CREDENTIAL_REFUSED, or REALM_* where REALM could not be asked
 */
export const verifyCredential = async (credential: RealmCredential): Promise<void> => {
  try {
    await createRealmClient(realmUpstream(), credential).getProfile();
  } catch (error) {
    const refused =
      error instanceof CodedError &&
      (error.code === "REALM_CREDENTIAL" || error.code === "REALM_SIGNATURE");
    if (!refused) throw error;
    throw new CodedError("CREDENTIAL_REFUSED", "REALM refused the credential", { cause: error });
  }
};
