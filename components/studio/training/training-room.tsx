"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { isOpen } from "@/lib/core/job";
import type { Training } from "./training-calls";
import { TrainingDesk } from "./training-desk";
import { TrainingOutcome } from "./training-outcome";
import { TrainingProgress } from "./training-progress";
import { stageWords } from "./words";
import { useTraining } from "./use-training";

const troubles = {
  ended:
    "Your session has ended, so this page stands still. What is under way goes on, and what you added is kept. Sign in again at the top of the page.",
  away: "This page can't be brought up to date at the moment. What is under way goes on by itself.",
} as const;

/** A model's training, from the first picture to its end. */
export function TrainingRoom({ initial }: { initial: Training }) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <LiveRoom initial={initial} />
    </QueryClientProvider>
  );
}

function LiveRoom({ initial }: { initial: Training }) {
  const { model, job, trouble, refresh } = useTraining(initial);
  return (
    <div className="flex flex-col gap-6">
      {trouble === null ? null : (
        <Notice tone="check" role="alert">
          {troubles[trouble]}
        </Notice>
      )}
      {/* The figure that runs along with it would be read out every second. */}
      <p role="status" className="sr-only">
        {job === null ? "" : stageWords[job.state]}
      </p>
      {job !== null && isOpen(job) ? <TrainingProgress job={job} /> : null}
      {job !== null && !isOpen(job) ? <TrainingOutcome model={model} job={job} /> : null}
      {job !== null && isOpen(job) ? null : (
        <TrainingDesk modelId={model.id} last={job} onStarted={refresh} />
      )}
    </div>
  );
}
