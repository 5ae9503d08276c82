import { ProfileSection } from "@/components/account";
import type { ProfileView } from "@/lib/core/account";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { readProfile } from "@/lib/server/account";

/** What is said in the place of a profile, where the table's sentence is about something else. */
const words: Partial<Readonly<Record<ErrorCode, string>>> = {
  REALM_UNAVAILABLE:
    "REALM does not answer at the moment, so your profile can't be shown. Your key stays connected; look again soon.",
  REALM_RATE_LIMITED:
    "REALM asked for a pause, so your profile can't be shown. Your key stays connected; look again in a minute.",
  REALM_ANSWER: "REALM answered something unreadable, so your profile can't be shown.",
  CREDENTIAL_REFUSED:
    "REALM does not take this key any more. It may have been revoked there: replace it, or disconnect it.",
};

const tell = async (wallet: Address): Promise<ProfileView | string> => {
  try {
    return await readProfile(wallet);
  } catch (error) {
    // Whatever REALM's trouble is, the key and the sessions beside it can still be looked after.
    if (error instanceof CodedError) return words[error.code] ?? error.sentence;
    throw error;
  }
};

/** The profile as REALM has it now, or the reason why it can't be shown. */
export async function RealmProfile({ wallet }: { wallet: Address }) {
  return <ProfileSection told={await tell(wallet)} wallet={wallet} />;
}
