"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { readEmail } from "@/lib/browser/account/client";
import { sentenceOf } from "../sentence";

/** Masked until asked for: the whole is not even in the page before. */
export function Email({ masked }: { masked: string }) {
  const [whole, setWhole] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  const show = () => {
    startTransition(async () => {
      try {
        setWhole(await readEmail());
        setProblem(null);
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };

  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-0 break-all" aria-live="polite">
        {whole ?? masked}
      </span>
      {whole === null ? (
        <Button size="small" variant="quiet" disabled={pending} onClick={show}>
          Show e-mail
        </Button>
      ) : (
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            setWhole(null);
          }}
        >
          Hide e-mail
        </Button>
      )}
      {problem === null ? null : (
        <span role="alert" className="text-stop w-full text-xs">
          {problem}
        </span>
      )}
    </span>
  );
}
