"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { DialogFrame } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import ConnectDialog from "@/components/wallet/connect-dialog";
import SignInDialog from "@/components/wallet/sign-in-dialog";
import { meantStore, type Meant } from "@/lib/browser/favourites/meant";
import { useWallet } from "@/lib/browser/wallet/use-wallet";

/**
 * What is missing before a favourite can be kept, one step at a time: a wallet, then a session. What was
 * meant is remembered meanwhile, and forgotten by whoever gives it up.
 */
export default function SignInToKeep({ meant, onClose }: { meant: Meant; onClose: () => void }) {
  const router = useRouter();
  const state = useWallet();
  const { listingId, name } = meant;

  useEffect(() => {
    meantStore().remember({ listingId, name });
  }, [listingId, name]);

  const giveUp = (): void => {
    meantStore().forget();
    onClose();
  };

  if (state.status === "restoring") {
    return (
      <DialogFrame title="Connect a wallet" onClose={giveUp}>
        <Progress label="Looking for the wallet you used last" />
      </DialogFrame>
    );
  }
  if (state.status !== "connected") {
    return (
      <ConnectDialog
        notice={`Favourites are kept with your wallet. Connect it and sign in, and ${name} is among them.`}
        onClose={(connected) => {
          if (!connected) giveUp();
        }}
      />
    );
  }
  return (
    <SignInDialog
      wallet={state.wallet}
      onClose={giveUp}
      onSignedIn={() => {
        onClose();
        // The page learns who is signed in, and the heart is filled then.
        router.refresh();
      }}
    />
  );
}
