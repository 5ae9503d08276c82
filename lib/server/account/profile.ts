import type { ChangeProfile, ProfileView } from "@/lib/core/account";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { RealmProfile } from "@/lib/core/realm";
import { isAddress, type Address } from "@/lib/core/solana";
import { visibleText } from "@/lib/core/text";
import type { AccountContext } from "./context";

/** Milliseconds a page waits for REALM before it says that REALM does not answer. */
const PATIENCE = 4_000;

/** What the codes of a call mean where the credential is the caller's own, not the instance's. */
const own: Partial<Readonly<Record<ErrorCode, ErrorCode>>> = {
  CREDENTIAL_MISSING: "CREDENTIAL_REQUIRED",
  REALM_CREDENTIAL: "CREDENTIAL_REFUSED",
  REALM_SIGNATURE: "CREDENTIAL_REFUSED",
};

const asOwn = (error: unknown): never => {
  const code = error instanceof CodedError ? own[error.code] : undefined;
  if (code === undefined) throw error;
  throw new CodedError(code, "by the wallet's own credential", { cause: error });
};

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
  context.realmOf(wallet).getProfile(PATIENCE).catch(asOwn);

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
  return viewOf(await context.realmOf(wallet).changeProfile(patch).catch(asOwn));
};
