"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { measurePosture } from "@/lib/browser/operator/posture";
import { CodedError } from "@/lib/core/errors";

interface MeasureButtonProps {
  /** The line to be measured; null measures all of them. */
  readonly name: string | null;
  readonly label: string;
  /** What a list of such buttons is told apart by. */
  readonly spoken?: string;
}

const sentenceOf = (error: unknown): string => {
  if (!(error instanceof CodedError)) return "It was not measured. Try again.";
  return error.code === "NOT_FOUND"
    ? "Your session has ended. Sign in at the top of the page and try again."
    : error.sentence;
};

/** Measures again, and shows what was found. */
export function MeasureButton({ name, label, spoken }: MeasureButtonProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const measure = () => {
    startTransition(async () => {
      try {
        await measurePosture(name);
        router.refresh();
      } catch (error) {
        notify({ kind: "error", text: sentenceOf(error) });
      }
    });
  };
  return (
    <Button
      size="small"
      variant={name === null ? "primary" : "quiet"}
      disabled={pending}
      aria-label={spoken}
      aria-busy={pending}
      onClick={measure}
    >
      {pending ? "Measuring…" : label}
    </Button>
  );
}
