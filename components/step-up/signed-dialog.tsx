"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Problem } from "@/components/ui/problem";
import type { SignedCall } from "@/lib/browser/identity/step-up";
import { signsMessages } from "@/lib/browser/wallet/signs-messages";
import { useWallet } from "@/lib/browser/wallet/use-wallet";
import { SignStep } from "./sign-step";
import { useSignedCall } from "./use-signed-call";

export interface SignedDialogProps<Output> {
  readonly title: string;
  /** What it does, and what it does not. */
  readonly description: ReactNode;
  /** What is asked beside, and shown before the text to sign. */
  readonly children: ReactNode;
  /** What will be sent; null while something is still missing. */
  readonly call: SignedCall<Output> | null;
  readonly danger?: boolean;
  readonly sentenceOf: (error: unknown) => string;
  readonly onDone: (output: Output) => void;
  readonly onClose: () => void;
}

/**
 * Something that is done only with a fresh signature: asked, shown as the text the wallet will show,
 * signed, done. Two presses, because a wallet's window opens only right after one.
 */
export function SignedDialog<Output>(props: SignedDialogProps<Output>) {
  const { title, description, children, call, danger = false, onClose } = props;
  const state = useWallet();
  const signed = useSignedCall(props);
  const { prepared, problem, pending } = signed;
  const wallet = state.status === "connected" ? state.wallet : null;
  const variant = danger ? "danger" : "primary";

  return (
    <DialogFrame
      title={title}
      description={description}
      closeOnBackdrop={false}
      onClose={onClose}
      width={prepared?.proof ? "wide" : "narrow"}
      footer={
        prepared === null ? (
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant={variant}
              disabled={pending || call === null}
              onClick={() => {
                if (call !== null)
                  signed.prepare(call, wallet === null || signsMessages(wallet) ? null : wallet);
              }}
            >
              Continue
            </Button>
          </div>
        ) : (
          <div className="flex justify-end gap-2">
            <Button disabled={pending} onClick={signed.back}>
              Back
            </Button>
            {prepared.proof?.verdict === "block" ? null : (
              <Button
                variant={variant}
                disabled={pending || wallet === null}
                onClick={() => {
                  if (wallet !== null) signed.sign(wallet);
                }}
              >
                Sign in wallet
              </Button>
            )}
          </div>
        )
      }
    >
      {prepared === null ? (
        children
      ) : (
        <SignStep
          message={prepared.challenge.message}
          proof={prepared.proof}
          state={state}
          signing={signed.signing}
          onTransaction={signed.byTransaction}
        />
      )}
      <Problem said={problem} apart />
    </DialogFrame>
  );
}
