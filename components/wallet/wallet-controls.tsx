"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { onSignedInElsewhere } from "@/lib/browser/identity/session-news";
import type { RememberedWallet } from "@/lib/browser/wallet/memory";
import { walletStore } from "@/lib/browser/wallet/store";
import { useWallet } from "@/lib/browser/wallet/use-wallet";
import type { Address, Cluster } from "@/lib/core/solana";
import { AccountButton } from "./account-button";
import { SignInButton } from "./sign-in-button";
import { useFaithfulSession } from "./use-faithful-session";

const ConnectDialog = lazy(() => import("./connect-dialog"));

interface WalletControlsProps {
  session: { wallet: Address } | null;
  cluster: Cluster;
  remembered: RememberedWallet | null;
}

/** Connect, sign in, and who one is; everything heavier comes with the first press. */
export function WalletControls({ session, cluster, remembered }: WalletControlsProps) {
  const router = useRouter();
  const state = useWallet();
  const [connecting, setConnecting] = useState(false);
  const [settled, setSettled] = useState(remembered === null);

  useEffect(() => {
    if (!remembered) return;
    void walletStore.restore(remembered).finally(() => {
      setSettled(true);
    });
  }, [remembered]);
  useEffect(
    () =>
      onSignedInElsewhere(() => {
        router.refresh();
      }),
    [router],
  );
  useFaithfulSession(session);

  const wallet = state.status === "connected" ? state.wallet : null;
  const address = wallet?.address ?? session?.wallet ?? null;
  const connect = () => {
    setConnecting(true);
  };

  return (
    <>
      {address !== null || !settled ? (
        <AccountButton
          name={wallet?.name ?? remembered?.name ?? "Wallet"}
          icon={wallet?.icon ?? null}
          address={address}
          signedIn={session !== null}
          cluster={cluster}
          onSwitch={connect}
        />
      ) : (
        <Button variant="secondary" size="small" onClick={connect}>
          <Icon name="wallet" className="size-4 max-sm:hidden" />
          Connect wallet
        </Button>
      )}
      {wallet && session?.wallet !== wallet.address ? <SignInButton wallet={wallet} /> : null}
      {connecting ? (
        <Suspense>
          <ConnectDialog
            onClose={() => {
              setConnecting(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
