"use client";

import { useState, useTransition } from "react";
import { callSigned, requestStepUp, signStepUp } from "@/lib/browser/identity/step-up";
import type { SignedCall } from "@/lib/browser/identity/step-up";
import type { ConnectedWallet } from "@/lib/browser/wallet/connected-wallet";
import { WalletRefusal } from "@/lib/browser/wallet/failure";
import type { StepUpChallenge } from "@/lib/core/step-up";

/** The call as it was when its text was asked for: what is signed is what is sent. */
interface Prepared<Output> {
  readonly call: SignedCall<Output>;
  readonly challenge: StepUpChallenge;
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

  const prepare = (call: SignedCall<Output>): void => {
    setProblem(null);
    startTransition(async () => {
      try {
        setPrepared({ call, challenge: await requestStepUp(call) });
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };

  const sign = (wallet: ConnectedWallet): void => {
    if (prepared === null) return;
    const { call, challenge } = prepared;
    setProblem(null);
    startTransition(async () => {
      try {
        const proof = await signStepUp(wallet, challenge);
        onDone(await callSigned(call, proof));
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

  return { message: prepared?.challenge.message ?? null, problem, pending, prepare, sign, back };
};
