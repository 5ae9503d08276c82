"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { SignedDialog } from "@/components/step-up";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { TextArea } from "@/components/ui/form";
import { notify } from "@/components/ui/toast";
import type { SignedCall } from "@/lib/browser/identity/step-up";
import { sentenceOf } from "./sentence";

interface SignedActionProps<Output> {
  /** The button that opens the question. */
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly title: string;
  /** What it does, and what it does not. */
  readonly description: string;
  /** Asks for words that go into the audit log. */
  readonly words?: { readonly label: string; readonly hint: string };
  /** What else is asked, before the words. */
  readonly children?: ReactNode;
  readonly call: (words: string) => SignedCall<Output>;
  /** @returns what to say of it in passing */
  readonly said: (output: Output) => string;
}

const FEWEST_LETTERS = 3;

/** Something an operator does that can't be taken back, or hides or moves something: the wallet signs what is about to happen. */
export function SignedAction<Output>(props: SignedActionProps<Output>) {
  const { label, variant = "secondary", title, description, words, children, call, said } = props;
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const isReady = words === undefined || typed.trim().length >= FEWEST_LETTERS;

  return (
    <>
      <Button
        size="small"
        variant={variant}
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </Button>
      {asking ? (
        <SignedDialog
          title={title}
          description={description}
          danger={variant === "danger"}
          sentenceOf={sentenceOf}
          call={isReady ? call(typed.trim()) : null}
          onClose={() => {
            setAsking(false);
          }}
          onDone={(output) => {
            setAsking(false);
            setTyped("");
            notify({ kind: "success", text: said(output) });
            router.refresh();
          }}
        >
          {children}
          {words === undefined ? (
            <p className="text-muted text-sm">
              Your wallet signs what is about to happen. Text and signature stay in the audit log.
            </p>
          ) : (
            <TextArea
              label={words.label}
              hint={words.hint}
              maxLength={500}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          )}
        </SignedDialog>
      ) : null}
    </>
  );
}
