"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import ReviewDialog from "@/components/review/dialog/review-dialog";
import { DialogFrame } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import ConnectDialog from "@/components/wallet/connect-dialog";
import SignInDialog from "@/components/wallet/sign-in-dialog";
import { unsuited } from "@/lib/browser/wallet/suited";
import { useWallet } from "@/lib/browser/wallet/use-wallet";
import type { Address } from "@/lib/core/solana";
import type { BuyPanelProps } from "./buy-panel";

interface BuyFlowProps extends BuyPanelProps {
  appVersion: string;
  onClose: () => void;
  /** After `onClose`: the server knows how it ended. */
  onLeft: () => void;
}

/** What is still missing, one step at a time: a wallet, a session, then the review. */
export default function BuyFlow(props: BuyFlowProps) {
  const { listing, policy, session, openPurchaseId, crossCheck, appVersion } = props;
  const { onClose, onLeft } = props;
  const router = useRouter();
  const state = useWallet();
  const [signedIn, setSignedIn] = useState<Address | null>(session?.wallet ?? null);
  // Once the review has begun it keeps its account, whatever the wallet turns to meanwhile.
  const [buyer, setBuyer] = useState<Address | null>(null);

  const wallet = state.status === "connected" ? state.wallet : null;
  const reason = wallet ? unsuited(wallet, policy.cluster) : null;
  const ready = wallet !== null && reason === null && signedIn === wallet.address;
  if (buyer === null && ready) setBuyer(wallet.address);

  if (buyer !== null) {
    const { licenceMint, ...agreed } = listing;
    return (
      <ReviewDialog
        page={{
          listing: { ...agreed, licenceMint: licenceMint ?? undefined },
          policy,
          wallet: buyer,
        }}
        name={listing.name}
        openPurchaseId={openPurchaseId}
        crossCheck={crossCheck}
        appVersion={appVersion}
        onClose={onClose}
        onLeft={onLeft}
      />
    );
  }
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
