"use client";

import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { LiveState } from "@/lib/browser/live/live";
import { useLive } from "@/lib/browser/live/use-live";
import { CodedError } from "@/lib/core/errors";
import type { JobPage, JobView } from "@/lib/core/job";
import { fetchJobs, type JobFilter } from "./job-calls";

const JOBS = "jobs";
const POLL_MILLIS = 3_000;

interface Shown {
  readonly jobs: readonly JobView[];
  readonly live: LiveState;
  /** Why what is shown may be old, in a sentence. */
  readonly problem: string | null;
  readonly isLoading: boolean;
  /** Shows older ones; null where there are none. */
  readonly more: (() => void) | null;
  readonly refresh: () => void;
}

const troubleOf = (error: Error | null): string | null => {
  if (error === null) return null;
  return error instanceof CodedError
    ? error.sentence
    : "This list can't be brought up to date at the moment. Your jobs go on by themselves.";
};

/** One's jobs that fit a filter, kept up to date. @param first the newest as the server knew them */
export const useJobs = (filter: JobFilter, first?: JobPage): Shown => {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: [JOBS] });
  const live = useLive("job", refresh);
  const isUnfiltered = filter.kind === undefined && filter.state === undefined;
  const { data, error, isPending, isError, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [JOBS, filter],
    queryFn: ({ pageParam }) => fetchJobs(filter, pageParam),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    ...(first && isUnfiltered ? { initialData: { pages: [first], pageParams: [""] } } : {}),
    refetchInterval: live === "polling" ? POLL_MILLIS : false,
  });
  return {
    jobs: (data?.pages ?? []).flatMap(({ jobs }) => jobs),
    ...{ live, refresh },
    problem: troubleOf(error),
    isLoading: isPending && !isError,
    more: hasNextPage ? () => void fetchNextPage() : null,
  };
};
