"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { CodedError } from "@/lib/core/errors";

interface AgainProps<Wish> {
  /** What made a result; null where it can't be wished for again. */
  wish: Wish | null;
  /** False where its author took it back. @throws CodedError */
  start: (wish: Wish) => Promise<boolean>;
  onStarted: () => void;
}

/** The same once more: REALM takes another seed each time. */
export function Again<Wish>({ wish, start, onStarted }: AgainProps<Wish>) {
  const [starting, startStarting] = useTransition();
  if (wish === null) return null;
  return (
    <Button
      disabled={starting}
      onClick={() => {
        onStarted();
        startStarting(async () => {
          try {
            if (await start(wish)) notify({ kind: "success", text: "Started again." });
          } catch (error) {
            const text = error instanceof CodedError ? error.sentence : "It could not be started.";
            notify({ kind: "error", text });
          }
        });
      }}
    >
      Again
    </Button>
  );
}
