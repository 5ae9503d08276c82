import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { notify } from "@/components/ui/toast";
import { useWallet } from "@/lib/browser/wallet/use-wallet";
import type { Address } from "@/lib/core/solana";

/**
 * Ends the session once the wallet turns to another account: what happens next would otherwise
 * happen in the name of the account that is no longer there.
 */
export const useFaithfulSession = (session: { wallet: Address } | null): void => {
  const router = useRouter();
  const state = useWallet();
  const account = state.status === "connected" ? state.wallet.address : null;
  const signedIn = session?.wallet ?? null;

  useEffect(() => {
    if (account === null || signedIn === null || account === signedIn) return;
    void import("@/lib/browser/identity/sign-out")
      .then(({ signOut }) => signOut())
      .then(
        () => {
          notify({
            kind: "info",
            text: "Your wallet is on another account, so you were signed out. Sign in again to go on as that account.",
          });
        },
        () => {
          notify({
            kind: "error",
            text: "Your wallet is on another account, but signing out did not work. Reload the page before you go on.",
          });
        },
      )
      .finally(() => {
        router.refresh();
      });
  }, [account, signedIn, router]);
};
