"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { WalletChoice } from "@/lib/browser/wallet/connected-wallet";
import { walletRefusal } from "@/lib/browser/wallet/failure";
import { WalletMissing } from "@/lib/browser/wallet/missing";
import { walletStore } from "@/lib/browser/wallet/store";
import { unlisted } from "@/lib/browser/wallet/unlisted";
import { useStandardWallets } from "@/lib/browser/wallet/use-standard-wallets";
import { WalletList } from "./wallet-list";
import { WalletWindow } from "./wallet-window";

interface ConnectDialogProps {
  /** Why the wallet there is does not do. */
  notice?: string | null;
  /** `connected` tells whether a wallet was picked or the dialog given up. */
  onClose: (connected: boolean) => void;
}

interface ConnectTrouble {
  sentence: string;
  /** Where the wallet that is missing can be had. */
  website?: string;
}

/** The wallets of this browser; closes itself once one is connected. */
export default function ConnectDialog({ notice = null, onClose }: ConnectDialogProps) {
  const standard = useStandardWallets();
  const [more, setMore] = useState<"unasked" | "loading" | readonly WalletChoice[]>("unasked");
  const [trouble, setTrouble] = useState<ConnectTrouble | null>(null);
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
          ? { sentence: `You declined in ${choice.name}. Nothing was shared.` }
          : {
              sentence: refusal.message,
              ...(refusal instanceof WalletMissing ? { website: refusal.website } : {}),
            },
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
      setTrouble({
        sentence: "The other wallets could not be loaded. Check your connection and try again.",
      });
    }
  };

  const others = typeof more === "string" ? [] : unlisted(more, standard);

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
            {trouble.sentence}
            {trouble.website === undefined ? null : (
              <a
                href={trouble.website}
                target="_blank"
                rel="noopener noreferrer"
                className="text-accent mt-1 block font-medium underline underline-offset-4"
              >
                Get it from {new URL(trouble.website).hostname}
                <span className="sr-only"> (opens in a new tab)</span>
              </a>
            )}
          </Notice>
        )}
        <WalletList
          wallets={[...standard, ...others]}
          asking={asking}
          onPick={(choice) => void pick(choice)}
        />
        {asking === null ? null : <WalletWindow name={asking} />}
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
