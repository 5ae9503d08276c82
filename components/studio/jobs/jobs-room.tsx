"use client";

import { useState } from "react";
import { LiveMark } from "@/components/library/live-mark";
import { JobsAndResults } from "@/components/studio/gallery";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { useKeptFocus } from "@/lib/browser/focus/use-kept-focus";
import type { JobPage } from "@/lib/core/job";
import type { JobFilter } from "./job-calls";
import { JobFilters } from "./job-filters";
import { JobItem } from "./job-item";
import { useJobs } from "./use-jobs";

interface JobsRoomProps {
  /** The newest jobs as the server knew them when the page was made. */
  first: JobPage;
}

/** Every job, live. */
export function JobsRoom(props: JobsRoomProps) {
  return (
    <JobsAndResults>
      <Jobs {...props} />
    </JobsAndResults>
  );
}

function Jobs({ first }: JobsRoomProps) {
  const [filter, setFilter] = useState<JobFilter>({});
  const { jobs, live, problem, more, isLoading, refresh } = useJobs(filter, first);
  const kept = useKeptFocus();
  const isNarrowed = filter.kind !== undefined || filter.state !== undefined;
  if (jobs.length === 0 && !isNarrowed && problem === null)
    return (
      <EmptyState
        title="No jobs yet"
        action={
          <ButtonLink href="/studio/images" variant="primary">
            Make a picture
          </ButtonLink>
        }
      >
        Whatever you have made, pictures, videos and trainings, stands here from the moment you ask
        for it.
      </EmptyState>
    );
  return (
    <section ref={kept} aria-label="Your jobs">
      <JobFilters filter={filter} onChange={setFilter} />
      <div className="mt-3">
        <LiveMark state={live} />
      </div>
      {problem === null ? null : (
        <div className="mt-4">
          <Notice tone="check" role="alert">
            {problem}
          </Notice>
        </div>
      )}
      {jobs.length > 0 ? (
        <ul aria-label="Jobs" className="border-line mt-3 border-t">
          {jobs.map((job) => (
            <JobItem key={job.id} job={job} onChanged={refresh} />
          ))}
        </ul>
      ) : null}
      {jobs.length === 0 && !isLoading ? (
        <p className="border-line text-muted rounded-card mt-3 border border-dashed px-6 py-12 text-center text-sm">
          No job of yours is like that.
        </p>
      ) : null}
      {more === null ? null : (
        <div className="mt-6 text-center">
          <Button onClick={more}>Show older ones</Button>
        </div>
      )}
    </section>
  );
}
