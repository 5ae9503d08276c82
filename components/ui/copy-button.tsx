"use client";

import { useEffect, useState } from "react";
import { Icon } from "./icon";

const SHOWN_MILLISECONDS = 1600;

/** Copies `text`; `label` is the button's name ("Copy seller address"). */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => {
      setOutcome(null);
    }, SHOWN_MILLISECONDS);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setOutcome("copied");
      },
      () => {
        setOutcome("refused");
      },
    );
  };

  return (
    <span className="inline-flex items-center print:hidden">
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={copy}
        className="text-muted hover:bg-wall hover:text-ink grid size-8 place-items-center rounded-sm"
      >
        <Icon name={outcome === "copied" ? "check" : "copy"} className="size-4" />
      </button>
      {/* Live without the role: where there are many of them, the one `status` is the verdict's. */}
      <span aria-live="polite" className={outcome === "refused" ? "text-stop text-xs" : "sr-only"}>
        {outcome === "copied" ? "Copied" : null}
        {outcome === "refused" ? "The browser did not allow it" : null}
      </span>
    </span>
  );
}
