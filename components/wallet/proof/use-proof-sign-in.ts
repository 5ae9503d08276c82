"use client";

import { useEffect, useState } from "react";
import { proofGround, reviewOffer } from "@/lib/browser/identity/proof";
import {
  requestChallenge,
  signInByTransaction,
  type Challenge,
} from "@/lib/browser/identity/sign-in";
import { troubleOf } from "@/lib/browser/review/trouble";
import type { ConnectedWallet } from "@/lib/browser/wallet/connected-wallet";
import { WalletRefusal } from "@/lib/browser/wallet/failure";
import type { Address } from "@/lib/core/solana";
import type { ProofReview } from "@/lib/core/wallet-proof";
import { useTimeUntil } from "./use-time-until";

interface Asked {
  readonly challenge: Challenge;
  readonly proof: ProofReview;
  /** When it came, in milliseconds since 1970. */
  readonly since: number;
}

/** The way of one sign-in by transaction: asked for and reviewed ahead, so that a press opens the wallet. */
export const useProofSignIn = (wallet: ConnectedWallet, onSignedIn: (address: Address) => void) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const left = useTimeUntil(asked?.since ?? null, asked?.proof.until ?? null);

  useEffect(() => {
    let stale = false;
    const prepare = async (): Promise<void> => {
      const challenge = await requestChallenge(wallet.address);
      const proof = await reviewOffer(challenge, proofGround("sign-in", wallet, []));
      if (!stale) setAsked({ challenge, proof, since: Date.now() });
    };
    prepare().catch((thrown: unknown) => {
      if (!stale) setTrouble(troubleOf(thrown).sentence);
    });
    return () => {
      stale = true;
    };
  }, [wallet, attempt]);

  const prepareAnother = (): void => {
    setAsked(null);
    setAttempt(attempt + 1);
  };

  const sign = async ({ challenge, proof }: Asked): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      await signInByTransaction(wallet, challenge, proof);
      onSignedIn(wallet.address);
    } catch (thrown) {
      setTrouble(troubleOf(thrown).sentence);
      // Where the server was asked its nonce is spent: the next try is another transaction.
      if (!(thrown instanceof WalletRefusal)) prepareAnother();
    } finally {
      setBusy(false);
    }
  };

  return {
    asked,
    left,
    trouble,
    busy,
    sign: () => {
      if (asked !== null && !busy) void sign(asked);
    },
    again: () => {
      setTrouble(null);
      prepareAnother();
    },
  };
};
