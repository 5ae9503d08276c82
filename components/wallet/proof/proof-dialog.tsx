"use client";

import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Problem } from "@/components/ui/problem";
import { Countdown } from "@/components/review";
import type { ConnectedWallet } from "@/lib/browser/wallet/connected-wallet";
import type { Address } from "@/lib/core/solana";
import { WalletWindow } from "../wallet-window";
import ProofBody from "./proof-body";
import { useProofSignIn } from "./use-proof-sign-in";

interface ProofDialogProps {
  wallet: ConnectedWallet;
  onSignedIn: (address: Address) => void;
  onClose: () => void;
}

/** Signing in by a transaction that is never sent: read like any other, then signed. */
export default function ProofDialog({ wallet, onSignedIn, onClose }: ProofDialogProps) {
  const { asked, left, trouble, busy, sign, again } = useProofSignIn(wallet, onSignedIn);
  const proof = asked?.proof ?? null;
  const maySign = proof?.verdict === "ok" && left?.over !== true;

  return (
    <DialogFrame
      title="Review transaction"
      description="To sign in with an account that signs no texts: a transaction that is never sent."
      width="wide"
      height="full"
      closeOnBackdrop={false}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          {maySign ? <Countdown left={left} /> : null}
          <div className="flex gap-2 *:flex-1 sm:justify-end sm:*:flex-none">
            <Button onClick={onClose}>Cancel</Button>
            {maySign ? (
              <Button variant="primary" aria-busy={busy} onClick={sign}>
                Sign in wallet
              </Button>
            ) : null}
            {left?.over === true || (proof === null && trouble !== null) ? (
              <Button variant="primary" onClick={again}>
                Prepare again
              </Button>
            ) : null}
          </div>
        </div>
      }
    >
      <div className="flex flex-col gap-5">
        <Problem said={trouble} />
        {busy ? <WalletWindow name={wallet.name} /> : null}
        {proof === null && trouble !== null ? null : <ProofBody proof={proof} />}
      </div>
    </DialogFrame>
  );
}
