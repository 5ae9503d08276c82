"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toast";
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

/** Something an operator does: asked once more, done, told, and the page shows how it stands then. */
export function ConfirmAction(props: ConfirmActionProps) {
  const { label, variant, title, description, words, act } = props;
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const tooShort = words !== undefined && said.trim().length < 3;

  const confirm = () => {
    startTransition(async () => {
      try {
        notify({ kind: "success", text: await act(said.trim()) });
        setAsking(false);
        setSaid("");
        setProblem(null);
        router.refresh();
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };

  return (
    <>
      <Button
        size="small"
        {...(variant === undefined ? {} : { variant })}
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </Button>
      {asking ? (
        <DialogFrame
          title={title}
          description={description}
          closeOnBackdrop={said === ""}
          onClose={() => {
            setAsking(false);
          }}
          footer={
            <div className="flex justify-end gap-2">
              <Button
                onClick={() => {
                  setAsking(false);
                }}
              >
                Cancel
              </Button>
              <Button
                variant={variant === "danger" ? "danger" : "primary"}
                disabled={pending || tooShort}
                onClick={confirm}
              >
                {label}
              </Button>
            </div>
          }
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
          {problem === null ? null : (
            <div className="mt-4">
              <Notice tone="stop" role="alert">
                {problem}
              </Notice>
            </div>
          )}
        </DialogFrame>
      ) : null}
    </>
  );
}
