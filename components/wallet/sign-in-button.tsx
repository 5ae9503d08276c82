"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { ConnectedWallet } from "@/lib/browser/wallet/connected-wallet";

/** Signs in as the connected account. A second press while the wallet is open does nothing. */
export function SignInButton({ wallet }: { wallet: ConnectedWallet }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);

  const press = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const { requestChallenge, signIn } = await import("@/lib/browser/identity/sign-in");
    const { troubleOf } = await import("@/lib/browser/review/trouble");
    try {
      await signIn(wallet, await requestChallenge(wallet.address));
      router.refresh();
    } catch (thrown) {
      notify({ kind: "error", text: `You are not signed in. ${troubleOf(thrown).sentence}` });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Button variant="primary" size="small" aria-busy={busy} onClick={() => void press()}>
      Sign in
    </Button>
  );
}
