"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { AddressLabel } from "@/components/ui/address-label";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Problem } from "@/components/ui/problem";
import { requestChallenge, signIn, type Challenge } from "@/lib/browser/identity/sign-in";
import { troubleOf } from "@/lib/browser/review/trouble";
import type { ConnectedWallet } from "@/lib/browser/wallet/connected-wallet";
import { signsMessages } from "@/lib/browser/wallet/signs-messages";
import type { Address } from "@/lib/core/solana";
import { WalletWindow } from "./wallet-window";

const ProofDialog = lazy(() => import("./proof/proof-dialog"));

interface SignInDialogProps {
  wallet: ConnectedWallet;
  /** What the wallet said to the same question just before. */
  refusal?: string | null;
  onSignedIn: (address: Address) => void;
  onClose: () => void;
}

/** Signing in, by a text or, where the account signs none, by a transaction that is never sent. */
export default function SignInDialog(props: SignInDialogProps) {
  const [byTransaction, setByTransaction] = useState(!signsMessages(props.wallet));
  if (byTransaction)
    return (
      <Suspense>
        <ProofDialog {...props} />
      </Suspense>
    );
  return (
    <MessageDialog
      {...props}
      onTransaction={() => {
        setByTransaction(true);
      }}
    />
  );
}

interface MessageDialogProps extends SignInDialogProps {
  onTransaction: () => void;
}

/**
 * A step of its own rather than a second window right after connecting: the wallet's window needs
 * a press, and a person should know why they are asked again. The message is fetched ahead, so
 * that the press opens the window at once.
 */
function MessageDialog(props: MessageDialogProps) {
  const { wallet, refusal = null, onSignedIn, onClose, onTransaction } = props;
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(refusal);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let stale = false;
    requestChallenge(wallet.address).then(
      (next) => {
        if (!stale) setChallenge(next);
      },
      (thrown: unknown) => {
        if (!stale) setTrouble(troubleOf(thrown).sentence);
      },
    );
    return () => {
      stale = true;
    };
  }, [wallet.address, attempt]);

  const press = async (): Promise<void> => {
    if (busy) return;
    if (challenge === null) {
      setTrouble(null);
      setAttempt(attempt + 1);
      return;
    }
    setBusy(true);
    setTrouble(null);
    try {
      await signIn(wallet, challenge);
      onSignedIn(wallet.address);
    } catch (thrown) {
      setTrouble(troubleOf(thrown).sentence);
      // Its nonce may be spent: the next press gets a message of its own.
      setChallenge(null);
      setAttempt(attempt + 1);
    } finally {
      setBusy(false);
    }
  };

  return (
    <DialogFrame
      title="Sign in"
      description="Signing a short text proves that this account is yours. It moves nothing and costs nothing."
      onClose={onClose}
      footer={
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            aria-busy={busy}
            disabled={challenge === null && trouble === null}
            onClick={() => void press()}
          >
            {challenge === null && trouble !== null ? "Try again" : "Sign in"}
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-4">
        {busy ? (
          <WalletWindow name={wallet.name} />
        ) : (
          <p className="text-muted text-sm">{wallet.name}</p>
        )}
        <AddressLabel address={wallet.address} label="Wallet" form="whole" />
        <Problem said={trouble} />
        <div className="border-line flex flex-col items-start gap-2 border-t pt-4">
          <p className="text-muted text-sm">
            Some hardware accounts sign no texts, only transactions. For those there is one that is
            never sent.
          </p>
          <Button size="small" disabled={busy} onClick={onTransaction}>
            Sign in with a Ledger
          </Button>
        </div>
      </div>
    </DialogFrame>
  );
}
