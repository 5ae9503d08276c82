import { profileSchema, type ProfilePatch, type RealmProfile } from "@/lib/core/realm";
import type { RealmCaller } from "../caller";
import type { Meanings } from "../refusal";

/** `/v1/user`. */
export interface UserCalls {
  /** The cheapest call that proves the key: for health and for credentials. */
  getProfile(within?: number): Promise<RealmProfile>;
  /** @throws USERNAME_TAKEN */
  changeProfile(patch: ProfilePatch): Promise<RealmProfile>;
}

const meanings: Meanings = {
  missing: "REALM_REFUSED",
  conflict: { byCode: {}, otherwise: "USERNAME_TAKEN" },
};

const PROFILE = "/user/profile";

export const userCalls = (user: RealmCaller): UserCalls => ({
  getProfile: (within) =>
    user.ask({ operation: "getProfile", method: "GET", path: PROFILE, within }, profileSchema),
  changeProfile: (patch) =>
    user.ask(
      {
        operation: "changeProfile",
        method: "PATCH",
        path: PROFILE,
        body: { json: JSON.stringify(patch) },
        meanings,
      },
      profileSchema,
    ),
});
