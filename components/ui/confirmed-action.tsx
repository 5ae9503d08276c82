"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { Button, type ButtonVariant } from "./button";
import { DialogFrame } from "./dialog";
import { Problem } from "./problem";
import { notify } from "./toast";

interface ConfirmedActionProps {
  /** The button that opens the question. */
  readonly label: string;
  readonly variant?: ButtonVariant;
  /** There is nothing to do: the button stays, for the focus returns to it, and opens nothing. */
  readonly isOff?: boolean;
  readonly title: string;
  readonly description?: string;
  /** The answers: doing it, while it is done, and leaving it. */
  readonly yes: string;
  readonly doing?: string;
  readonly no?: string;
  /** How the yes looks. */
  readonly answer: "primary" | "danger";
  /** Whether all that is asked for has been said. */
  readonly isReady?: boolean;
  /** Something was typed that a press outside would lose. */
  readonly isKept?: boolean;
  /** What it does, and what it does not. */
  readonly children: ReactNode;
  /** @returns what to say of it in passing */
  readonly act: () => Promise<string>;
  /** What to say where it did not work. */
  readonly sentenceOf: (error: unknown) => string;
}

/** Something that hurts: asked once more, done, told, and the page shows how it stands then. */
export function ConfirmedAction(props: ConfirmedActionProps) {
  const { label, variant = "secondary", isOff = false, title, description, children } = props;
  const { yes, doing = yes, no = "Cancel", answer, isReady = true, isKept = false } = props;
  const { act, sentenceOf } = props;
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const close = () => {
    setAsking(false);
    setProblem(null);
  };
  const confirm = () => {
    startTransition(async () => {
      try {
        const text = await act();
        close();
        notify({ kind: "success", text });
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
        variant={variant}
        aria-disabled={isOff || undefined}
        className="aria-disabled:opacity-55"
        onClick={() => {
          setAsking(!isOff);
        }}
      >
        {label}
      </Button>
      {asking ? (
        <DialogFrame
          title={title}
          {...(description === undefined ? {} : { description })}
          closeOnBackdrop={!isKept}
          onClose={close}
          footer={
            <div className="flex justify-end gap-2">
              <Button onClick={close}>{no}</Button>
              <Button variant={answer} disabled={pending || !isReady} onClick={confirm}>
                {pending ? doing : yes}
              </Button>
            </div>
          }
        >
          {children}
          <Problem said={problem} apart />
        </DialogFrame>
      ) : null}
    </>
  );
}
