"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { WalletChoice } from "@/lib/browser/wallet/connected-wallet";
import { walletRefusal } from "@/lib/browser/wallet/failure";
import { walletStore } from "@/lib/browser/wallet/store";
import { useStandardWallets } from "@/lib/browser/wallet/use-standard-wallets";
import { WalletList } from "./wallet-list";

interface ConnectDialogProps {
  /** Why the wallet there is does not do. */
  notice?: string | null;
  /** `connected` tells whether a wallet was picked or the dialog given up. */
  onClose: (connected: boolean) => void;
}

/** The wallets of this browser; closes itself once one is connected. */
export default function ConnectDialog({ notice = null, onClose }: ConnectDialogProps) {
  const standard = useStandardWallets();
  const [more, setMore] = useState<"unasked" | "loading" | readonly WalletChoice[]>("unasked");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);

  const pick = async (choice: WalletChoice): Promise<void> => {
    if (asking !== null) return;
    setAsking(choice.name);
    setTrouble(null);
    try {
      await walletStore.connect(choice);
      onClose(true);
    } catch (thrown) {
      const refusal = walletRefusal(thrown);
      setTrouble(
        refusal.kind === "declined"
          ? `You declined in ${choice.name}. Nothing was shared.`
          : refusal.message,
      );
    } finally {
      setAsking(null);
    }
  };

  const loadMore = async (): Promise<void> => {
    setMore("loading");
    try {
      const { adapterWallets } = await import("@/lib/browser/wallet/adapters");
      setMore(adapterWallets());
    } catch {
      setMore("unasked");
      setTrouble("The other wallets could not be loaded. Check your connection and try again.");
    }
  };

  // A wallet that registered itself is reached directly; its bridge would be a worse second door.
  const others =
    typeof more === "string"
      ? []
      : more.filter(({ name }) => standard.every((one) => one.name !== name));

  return (
    <DialogFrame
      title="Connect a wallet"
      description="Connecting shares your address. Nothing can be moved without your signature."
      onClose={() => {
        onClose(false);
      }}
    >
      <div className="flex flex-col gap-4">
        {notice === null ? null : <Notice tone="check">{notice}</Notice>}
        {trouble === null ? null : (
          <Notice tone="stop" role="alert">
            {trouble}
          </Notice>
        )}
        <WalletList
          wallets={[...standard, ...others]}
          asking={asking}
          onPick={(choice) => void pick(choice)}
        />
        {asking === null ? null : <Progress label={`Answer in the window of ${asking}`} />}
        {more === "unasked" ? (
          <Button variant="quiet" onClick={() => void loadMore()}>
            More wallets
          </Button>
        ) : null}
        {more === "loading" ? <Progress label="Loading more wallets" /> : null}
      </div>
    </DialogFrame>
  );
}
