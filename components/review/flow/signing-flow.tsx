"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { DialogFrame } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import ConnectDialog from "@/components/wallet/connect-dialog";
import SignInDialog from "@/components/wallet/sign-in-dialog";
import { unsuited } from "@/lib/browser/wallet/suited";
import { useWallet } from "@/lib/browser/wallet/use-wallet";
import type { Address, Cluster } from "@/lib/core/solana";

interface SigningFlowProps {
  cluster: Cluster;
  session: { wallet: Address } | null;
  onClose: () => void;
  /** The dialog in which that wallet reviews and signs. */
  review: (wallet: Address) => ReactNode;
}

/** What is still missing, one step at a time: a wallet, a session, then the review. */
export function SigningFlow({ cluster, session, onClose, review }: SigningFlowProps) {
  const router = useRouter();
  const state = useWallet();
  const [signedIn, setSignedIn] = useState<Address | null>(session?.wallet ?? null);
  // Once the review has begun it keeps its account, whatever the wallet turns to meanwhile.
  const [signer, setSigner] = useState<Address | null>(null);

  const wallet = state.status === "connected" ? state.wallet : null;
  const reason = wallet ? unsuited(wallet, cluster) : null;
  const ready = wallet !== null && reason === null && signedIn === wallet.address;
  if (signer === null && ready) setSigner(wallet.address);

  if (signer !== null) return review(signer);
  if (state.status === "restoring") {
    return (
      <DialogFrame title="Connect a wallet" onClose={onClose}>
        <Progress label="Looking for the wallet you used last" />
      </DialogFrame>
    );
  }
  if (wallet === null || reason !== null) {
    return (
      <ConnectDialog
        notice={reason}
        onClose={(connected) => {
          if (!connected) onClose();
        }}
      />
    );
  }
  return (
    <SignInDialog
      wallet={wallet}
      onClose={onClose}
      onSignedIn={(address) => {
        setSignedIn(address);
        router.refresh();
      }}
    />
  );
}
