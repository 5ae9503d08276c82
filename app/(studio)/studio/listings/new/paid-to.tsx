import Link from "next/link";
import { AddressLabel } from "@/components/ui/address-label";
import { Notice } from "@/components/ui/notice";
import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { readProfile } from "@/lib/server/account";

/** The wallet in the profile at REALM; undefined where REALM can't be asked now. */
const profileWallet = async (wallet: Address): Promise<Address | null | undefined> => {
  try {
    return (await readProfile(wallet)).wallet;
  } catch (error) {
    if (error instanceof CodedError) return undefined;
    throw error;
  }
};

/** Says whom a buyer will pay where that is not who is signed in: REALM pays its profile's wallet. */
export async function PaidTo({ wallet }: { wallet: Address }) {
  const paid = await profileWallet(wallet);
  if (paid === undefined || paid === wallet) return null;
  return (
    <Notice tone="check">
      {paid === null ? (
        "Your profile at REALM has no wallet to be paid. REALM does not list without one. "
      ) : (
        <>
          Buyers pay the wallet in your REALM profile, not the one you are signed in with:
          <span className="my-2 block">
            <AddressLabel address={paid} label="REALM wallet" form="whole" />
          </span>
          Where REALM asks for a signature to list, that wallet alone can give it: sign in with it
          then.{" "}
        </>
      )}
      <Link href="/account" className="underline underline-offset-4">
        Change it in your account
      </Link>
    </Notice>
  );
}
