"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { ConnectedWallet } from "@/lib/browser/wallet/connected-wallet";
import { signsMessages } from "@/lib/browser/wallet/signs-messages";

const SignInDialog = lazy(() => import("./sign-in-dialog"));

/** What a wallet answered when it was asked for a message; some say "declined" for "can't". */
interface Refused {
  readonly kind: "declined" | "failed";
  readonly sentence: string;
}

/**
 * Signs in as the connected account; a second press while the wallet is open does nothing. An account
 * that signs no messages, or has just refused to, is asked in a dialog, where there is another way.
 */
export function SignInButton({ wallet }: { wallet: ConnectedWallet }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [open, setOpen] = useState(false);

  const press = async (): Promise<void> => {
    if (busy) return;
    if (refused !== null || !signsMessages(wallet)) {
      setOpen(true);
      return;
    }
    setBusy(true);
    const { requestChallenge, signIn } = await import("@/lib/browser/identity/sign-in");
    const { troubleOf } = await import("@/lib/browser/review/trouble");
    const { WalletRefusal } = await import("@/lib/browser/wallet/failure");
    try {
      await signIn(wallet, await requestChallenge(wallet.address));
      router.refresh();
    } catch (thrown) {
      const { sentence } = troubleOf(thrown);
      if (thrown instanceof WalletRefusal) setRefused({ kind: thrown.kind, sentence });
      if (thrown instanceof WalletRefusal && thrown.kind === "failed") setOpen(true);
      else notify({ kind: "error", text: `You are not signed in. ${sentence}` });
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button variant="primary" size="small" aria-busy={busy} onClick={() => void press()}>
        Sign in
      </Button>
      {open ? (
        <Suspense>
          <SignInDialog
            wallet={wallet}
            refusal={refused?.kind === "failed" ? refused.sentence : null}
            onSignedIn={() => {
              setOpen(false);
              router.refresh();
            }}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
