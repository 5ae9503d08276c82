"use client";

import type { ReactNode } from "react";
import { Gallery } from "@/components/studio/gallery";
import { JobItem, JobNews, useJobs, useNewlyEnded } from "@/components/studio/jobs";
import { useKeptFocus } from "@/lib/browser/focus/use-kept-focus";
import { isOpen, type ResultView } from "@/lib/core/job";

interface VideosMadeProps {
  of: "video-generate" | "faceswap";
  /** What the page can do with a result of its own making or another's. */
  actions: (result: ResultView, close: () => void) => ReactNode;
}

/** What is under way, what came to nothing since the page was opened, and everything that was made. */
export function VideosMade({ of, actions }: VideosMadeProps) {
  const { jobs, isKnown, refresh } = useJobs({ kind: of });
  const kept = useKeptFocus();
  const ended = useNewlyEnded(isKnown ? jobs : undefined);
  const shown = jobs.filter((job) => isOpen(job) || (job.note !== null && ended.includes(job)));
  return (
    <section ref={kept} aria-label="What you made" className="min-w-0">
      <JobNews ended={ended} />
      {shown.length === 0 ? null : (
        <ul aria-label="Under way" className="border-line mb-8 border-t">
          {shown.map((job) => (
            <JobItem key={job.id} job={job} onChanged={refresh} />
          ))}
        </ul>
      )}
      {of === "faceswap" ? (
        <Gallery
          emptyWords="What comes of a swap appears here as it is made, and is kept."
          actions={actions}
        />
      ) : (
        <Gallery
          kind="video"
          emptyWords="Your videos appear here as they are made, and are kept."
          actions={actions}
        />
      )}
    </section>
  );
}
