"use client";

import { useState, useTransition } from "react";
import {
  callSigned,
  requestStepUp,
  reviewStepUp,
  signStepUp,
  signStepUpTransaction,
} from "@/lib/browser/identity/step-up";
import type { SignedCall } from "@/lib/browser/identity/step-up";
import type { ConnectedWallet } from "@/lib/browser/wallet/connected-wallet";
import { WalletRefusal } from "@/lib/browser/wallet/failure";
import type { StepUpChallenge } from "@/lib/core/step-up";
import type { ProofReview } from "@/lib/core/wallet-proof";

/** The call as it was when its text was asked for: what is signed is what is sent. */
interface Prepared<Output> {
  readonly call: SignedCall<Output>;
  readonly challenge: StepUpChallenge;
  /** Where the transaction that carries the text is signed in its place. */
  readonly proof: ProofReview | null;
}

interface SignedCallOptions<Output> {
  readonly sentenceOf: (error: unknown) => string;
  readonly onDone: (output: Output) => void;
}

/** The way of one signed call: its text is asked for, shown, signed, and sent with what it is about. */
export const useSignedCall = <Output>({ sentenceOf, onDone }: SignedCallOptions<Output>) => {
  const [prepared, setPrepared] = useState<Prepared<Output> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const [reading, startReading] = useTransition();

  /** `unable`: the wallet, where it is known to sign no texts. */
  const prepare = (call: SignedCall<Output>, unable: ConnectedWallet | null): void => {
    setProblem(null);
    startTransition(async () => {
      try {
        const challenge = await requestStepUp(call);
        const proof = unable && (await reviewStepUp(unable, call, challenge));
        setPrepared({ call, challenge, proof });
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };

  /** The text that was asked for stays; it is signed another way. */
  const byTransaction = (wallet: ConnectedWallet): void => {
    if (prepared === null) return;
    const { call, challenge } = prepared;
    setProblem(null);
    startReading(async () => {
      try {
        setPrepared({ call, challenge, proof: await reviewStepUp(wallet, call, challenge) });
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };

  const sign = (wallet: ConnectedWallet): void => {
    if (prepared === null) return;
    const { call, challenge, proof } = prepared;
    setProblem(null);
    startTransition(async () => {
      try {
        const header =
          proof === null
            ? await signStepUp(wallet, challenge)
            : await signStepUpTransaction(wallet, challenge, proof);
        onDone(await callSigned(call, header));
      } catch (error) {
        if (error instanceof WalletRefusal) {
          setProblem(error.message);
          return;
        }
        // Its nonce is spent: the next try gets a text of its own.
        setPrepared(null);
        setProblem(sentenceOf(error));
      }
    });
  };

  const back = (): void => {
    setPrepared(null);
    setProblem(null);
  };

  return {
    ...{ prepared, problem, pending: pending || reading, signing: pending },
    ...{ prepare, byTransaction, sign, back },
  };
};
