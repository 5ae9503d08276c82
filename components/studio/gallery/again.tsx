"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { CodedError } from "@/lib/core/errors";
import type { ResultView } from "@/lib/core/job";
import { wishOf, type ImageWish } from "./wish";

interface AgainProps {
  result: ResultView;
  start: (wish: ImageWish) => Promise<boolean>;
  onStarted: () => void;
}

/** The same once more: REALM takes another seed each time. */
export function Again({ result, start, onStarted }: AgainProps) {
  const [starting, startStarting] = useTransition();
  const wish = wishOf(result);
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
