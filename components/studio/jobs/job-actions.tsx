"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { startOnce } from "@/lib/browser/forms/start-once";
import { CodedError } from "@/lib/core/errors";
import { canRetry, faceSwapConsent, type JobView } from "@/lib/core/job";
import { ConsentDialog } from "./consent-dialog";
import { cancelJob, retryJob } from "./job-calls";

interface JobActionsProps {
  job: JobView;
  onChanged: () => void;
}

const sentenceOf = (error: unknown): string =>
  error instanceof CodedError ? error.sentence : "That did not work. Nothing was begun; try again.";

/** What can be done about a job: taken back while it waits here, begun again where it did not end well. */
export function JobActions({ job, onChanged }: JobActionsProps) {
  const { id, kind, state } = job;
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();

  const act = (work: () => Promise<void>, done: string) => {
    start(async () => {
      try {
        await work();
        notify({ kind: "success", text: done });
      } catch (error) {
        notify({ kind: "error", text: sentenceOf(error) });
      }
      onChanged();
    });
  };
  const retry = () => {
    setAsking(false);
    const consent = kind === "faceswap" ? { consent: faceSwapConsent.version } : {};
    act(
      () => startOnce(`retry:${id}`, consent, (request) => retryJob(id, request)),
      "It was begun again, as a new job.",
    );
  };

  const isWaiting = state === "created";
  if (!isWaiting && !canRetry(job)) return null;
  const press = () => {
    if (isWaiting) act(() => cancelJob(id), "Cancelled.");
    else if (kind === "faceswap") setAsking(true);
    else retry();
  };
  // One button for both: whoever cancels has the next step under the hand.
  return (
    <>
      <Button size="small" disabled={pending} onClick={press}>
        {isWaiting ? "Cancel" : "Try again"}
      </Button>
      {asking ? (
        <ConsentDialog
          onAgreed={retry}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
}
