"use client";

import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
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
  // The key of the job to come: a second press, or one after a lost answer, begins the same.
  const key = useRef<string | null>(null);

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
    const next = (key.current ??= crypto.randomUUID());
    const consent = kind === "faceswap" ? { consent: faceSwapConsent.version } : {};
    act(async () => {
      try {
        await retryJob(id, { key: next, ...consent });
        key.current = null;
      } catch (error) {
        // Refused for good: the next try is another job.
        if (error instanceof CodedError && !error.retryable) key.current = null;
        throw error;
      }
    }, "It was begun again, as a new job.");
  };

  if (state === "created")
    return (
      <Button
        size="small"
        disabled={pending}
        onClick={() => {
          act(() => cancelJob(id), "Cancelled.");
        }}
      >
        Cancel
      </Button>
    );
  if (!canRetry(job)) return null;
  return (
    <>
      <Button
        size="small"
        disabled={pending}
        onClick={() => {
          if (kind === "faceswap") setAsking(true);
          else retry();
        }}
      >
        Try again
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
