"use client";

import { JobNews, useNewlyEnded } from "@/components/studio/jobs";
import { Notice } from "@/components/ui/notice";
import { isOpen, jobTitle, type JobView } from "@/lib/core/job";
import { useLatestJobs } from "./use-latest-jobs";

const stageWords: Partial<Record<JobView["state"], string>> = {
  created: "Sending to REALM",
  queued: "Waiting at REALM",
  processing: "Being made",
};

const promptOf = ({ kind, parameters }: JobView): string => jobTitle(kind, parameters);

/** What is being made, and what came to nothing since the page was opened; the rest is in the gallery. */
export function UnderWay({ kind }: { kind: "image-generate" | "image-modify" }) {
  const jobs = useLatestJobs(kind);
  const open = jobs?.filter(isOpen) ?? [];
  const ended = useNewlyEnded(jobs);
  const notMade = ended.filter(({ note }) => note !== null);
  return (
    <>
      <p role="status" className="sr-only">
        {open.length === 0 ? "" : `${open.length} under way`}
      </p>
      <JobNews ended={ended} />
      {open.length + notMade.length === 0 ? null : (
        <ul aria-label="Under way" className="mb-6 grid gap-3">
          {open.map((job) => (
            <li key={job.id} className="border-line bg-card rounded-card border px-4 py-3">
              <div className="flex justify-between gap-4 text-sm">
                <span className="min-w-0 truncate">{promptOf(job)}</span>
                <span className="text-muted whitespace-nowrap tabular-nums">
                  {stageWords[job.state]}
                  {job.progress > 0 ? ` · ${job.progress} %` : "…"}
                </span>
              </div>
              <progress
                aria-label={`How far it is: ${promptOf(job)}`}
                value={job.progress}
                max={100}
                className="bg-wall [&::-webkit-progress-bar]:bg-wall [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent mt-2 block h-1.5 w-full appearance-none overflow-hidden rounded-full"
              />
            </li>
          ))}
          {notMade.map((job) => (
            <li key={job.id}>
              <Notice tone="stop">
                <p className="truncate font-medium">{promptOf(job)}</p>
                <p>{job.note}</p>
              </Notice>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
