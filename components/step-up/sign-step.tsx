import { lazy, Suspense } from "react";
import { WalletWindow } from "@/components/wallet/wallet-window";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ConnectedWallet } from "@/lib/browser/wallet/connected-wallet";
import type { WalletState } from "@/lib/browser/wallet/store";
import type { ProofReview } from "@/lib/core/wallet-proof";

const ProofBody = lazy(() => import("@/components/wallet/proof/proof-body"));

interface SignStepProps {
  /** The text as the wallet will show it. */
  readonly message: string;
  /** Where the transaction that carries the text is signed in its place. */
  readonly proof: ProofReview | null;
  readonly state: WalletState;
  readonly signing: boolean;
  readonly onTransaction: (wallet: ConnectedWallet) => void;
}

/** What is about to be signed, whole: the text, or the transaction that carries it. */
export function SignStep({ message, proof, state, signing, onTransaction }: SignStepProps) {
  const wallet = state.status === "connected" ? state.wallet : null;
  return (
    <div className="flex flex-col gap-4">
      {proof === null ? (
        <Text message={message} />
      ) : (
        <Suspense>
          <ProofBody proof={proof} />
        </Suspense>
      )}
      {wallet !== null && signing ? <WalletWindow name={wallet.name} /> : null}
      {wallet !== null && proof === null ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-muted text-sm">A hardware account that signs no texts?</p>
          <Button
            size="small"
            disabled={signing}
            onClick={() => {
              onTransaction(wallet);
            }}
          >
            Confirm with a Ledger
          </Button>
        </div>
      ) : null}
      {state.status === "none" ? (
        <Notice tone="check">
          No wallet is connected in this tab. Connect the wallet you signed in with, at the top of
          the page, and start again.
        </Notice>
      ) : null}
    </div>
  );
}

function Text({ message }: { message: string }) {
  return (
    <>
      <p className="text-sm">
        Your wallet shows this text. Sign it only if it says the same, within two minutes. Signing
        moves nothing and costs nothing.
      </p>
      <pre
        role="group"
        aria-label="Text to sign"
        className="bg-wall rounded-sm p-3 font-mono text-xs leading-relaxed wrap-anywhere whitespace-pre-wrap"
      >
        {message}
      </pre>
    </>
  );
}
