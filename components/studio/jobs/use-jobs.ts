"use client";

import { useLivePages } from "@/lib/browser/live/use-live-pages";
import type { JobPage } from "@/lib/core/job";
import { fetchJobs, type JobFilter } from "./job-calls";

/** One's jobs that fit a filter, kept up to date. @param first the newest as the server knew them */
export const useJobs = (filter: JobFilter, first?: JobPage) => {
  const isUnfiltered = filter.kind === undefined && filter.state === undefined;
  const { pages, ...shown } = useLivePages({
    list: "jobs",
    filter,
    fetchPage: fetchJobs,
    kind: "job",
    pollMillis: 3_000,
    trouble: "This list can't be brought up to date at the moment. Your jobs go on by themselves.",
    first: isUnfiltered ? first : undefined,
  });
  return { ...shown, jobs: pages.flatMap(({ jobs }) => jobs), isKnown: pages.length > 0 };
};
