"use client";

import { useState } from "react";
import type { ButtonVariant } from "@/components/ui/button";
import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { TextArea } from "@/components/ui/form";
import { sentenceOf } from "./sentence";

interface ConfirmActionProps {
  /** The button that opens the question, and the one that answers it with yes. */
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly title: string;
  /** What it does, and what it does not. */
  readonly description: string;
  /** Asks for words that go into the audit log. */
  readonly words?: { readonly label: string; readonly hint: string };
  /** @returns what to say of it in passing */
  readonly act: (words: string) => Promise<string>;
}

/** Something an operator does, of which the audit log keeps the words. */
export function ConfirmAction(props: ConfirmActionProps) {
  const { label, variant = "secondary", title, description, words, act } = props;
  const [said, setSaid] = useState("");
  return (
    <ConfirmedAction
      label={label}
      variant={variant}
      title={title}
      description={description}
      yes={label}
      answer={variant === "danger" ? "danger" : "primary"}
      isReady={words === undefined || said.trim().length >= 3}
      isKept={said !== ""}
      act={async () => {
        const told = await act(said.trim());
        setSaid("");
        return told;
      }}
      sentenceOf={sentenceOf}
    >
      {words === undefined ? (
        <p className="text-muted text-sm">It is written into the audit log with your wallet.</p>
      ) : (
        <TextArea
          label={words.label}
          hint={words.hint}
          maxLength={500}
          value={said}
          onChange={(event) => {
            setSaid(event.target.value);
          }}
        />
      )}
    </ConfirmedAction>
  );
}
