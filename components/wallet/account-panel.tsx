"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { AddressLabel } from "@/components/ui/address-label";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toast";
import { signOut } from "@/lib/browser/identity/sign-out";
import { walletStore } from "@/lib/browser/wallet/store";
import { unsuited } from "@/lib/browser/wallet/suited";
import { useWallet } from "@/lib/browser/wallet/use-wallet";
import type { Address, Cluster } from "@/lib/core/solana";

interface AccountPanelProps {
  address: Address;
  signedIn: boolean;
  cluster: Cluster;
  onSwitch: () => void;
}

/** The account in full, and the ways out of it. */
export default function AccountPanel({ address, signedIn, cluster, onSwitch }: AccountPanelProps) {
  const router = useRouter();
  const state = useWallet();
  const wallet = state.status === "connected" ? state.wallet : null;
  const reason = wallet ? unsuited(wallet, cluster) : null;

  const leave = async (disconnect: boolean): Promise<void> => {
    try {
      if (signedIn) await signOut();
      if (disconnect) await walletStore.disconnect();
    } catch {
      notify({ kind: "error", text: "That did not work. You may still be signed in; try again." });
    }
    router.refresh();
  };

  return (
    <div className="animate-rise">
      <div className="border-line flex flex-col gap-3 border-b px-4 py-4">
        <p className="text-muted text-xs">{words(wallet !== null, signedIn)}</p>
        <AddressLabel address={address} label="Wallet" form="whole" />
        {reason === null ? null : <Notice tone="check">{reason}</Notice>}
      </div>
      <div className="flex flex-col p-2 *:justify-start">
        {signedIn ? (
          <ButtonLink href="/account" prefetch={false} variant="quiet" onClick={fold}>
            Account
          </ButtonLink>
        ) : null}
        {signedIn ? (
          <ButtonLink href="/favourites" prefetch={false} variant="quiet" onClick={fold}>
            Favourites
          </ButtonLink>
        ) : null}
        <Button variant="quiet" onClick={onSwitch}>
          {wallet ? "Switch wallet" : "Reconnect wallet"}
        </Button>
        {signedIn ? (
          <Button variant="quiet" onClick={() => void leave(false)}>
            Sign out
          </Button>
        ) : null}
        {wallet ? (
          <Button variant="quiet" onClick={() => void leave(true)}>
            Disconnect
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** Going somewhere within the app leaves a popover open: it folds as it would on another page. */
const fold = ({ currentTarget }: MouseEvent): void => {
  const panel = currentTarget.closest("[popover]");
  if (panel instanceof HTMLElement) panel.hidePopover();
};

const words = (connected: boolean, signedIn: boolean): string => {
  if (connected) return signedIn ? "Connected and signed in as" : "Connected, not signed in, as";
  return "Signed in; the wallet is not connected to this page";
};
