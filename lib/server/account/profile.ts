import type { ChangeProfile, ProfileView } from "@/lib/core/account";
import type { RealmProfile } from "@/lib/core/realm";
import { isAddress, type Address } from "@/lib/core/solana";
import { visibleText } from "@/lib/core/text";
import { asOwner } from "@/lib/server/realm";
import type { AccountContext } from "./context";

/** Milliseconds a page waits for REALM before it says that REALM does not answer. */
const PATIENCE = 4_000;

const masked = (email: string): string => {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${email.slice(0, 1)}•••${email.slice(at)}`;
};

const viewOf = (profile: RealmProfile): ProfileView => {
  const { quotaLimit, quotaUsed, resetDate } = profile.apiUsage;
  const wallet = profile.solanaWalletAddress ?? "";
  return {
    username: visibleText(profile.username),
    maskedEmail: masked(visibleText(profile.email)),
    wallet: isAddress(wallet) ? wallet : null,
    quota: { used: quotaUsed, limit: quotaLimit, resetDate: visibleText(resetDate) },
  };
};

const told = (context: AccountContext, wallet: Address): Promise<RealmProfile> =>
  asOwner(() => context.realmOf(wallet).getProfile(PATIENCE));

/**
 * A wallet's profile at REALM.
 * @throws CREDENTIAL_REQUIRED where none is connected, CREDENTIAL_REFUSED where REALM takes it no more, REALM_*
 */
export const readProfile = async (context: AccountContext, wallet: Address): Promise<ProfileView> =>
  viewOf(await told(context, wallet));

/** The e-mail address whole. @throws as `readProfile` */
export const readEmail = async (context: AccountContext, wallet: Address): Promise<string> =>
  visibleText((await told(context, wallet)).email);

/** Changes it at REALM; the wallet only to the session's own. @throws USERNAME_TAKEN, as `readProfile` */
export const changeProfile = async (
  context: AccountContext,
  wallet: Address,
  change: ChangeProfile,
): Promise<ProfileView> => {
  const patch =
    "username" in change ? { username: change.username } : { solanaWalletAddress: wallet };
  return viewOf(await asOwner(() => context.realmOf(wallet).changeProfile(patch)));
};
