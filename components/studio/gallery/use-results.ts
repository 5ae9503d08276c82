"use client";

import { useInfiniteQuery, useQueryClient, keepPreviousData } from "@tanstack/react-query";
import { useLive } from "@/lib/browser/live/use-live";
import { CodedError } from "@/lib/core/errors";
import type { ResultPage, ResultView } from "@/lib/core/job";
import { fetchResults, type ResultFilter } from "./result-calls";

const RESULTS = "results";
const POLL_MILLIS = 5_000;

interface Shown {
  readonly results: readonly ResultView[];
  readonly models: ResultPage["models"];
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
    : "Your results can't be shown at the moment.";
};

/** One's results that fit a filter, kept up to date. */
export const useResults = (filter: ResultFilter): Shown => {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: [RESULTS] });
  const live = useLive("job", refresh);
  const { data, error, isPending, isError, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [RESULTS, filter],
    queryFn: ({ pageParam }) => fetchResults(filter, pageParam),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: live === "polling" ? POLL_MILLIS : false,
  });
  const pages = data?.pages ?? [];
  return {
    results: pages.flatMap(({ results }) => results),
    models: pages[0]?.models ?? [],
    problem: troubleOf(error),
    isLoading: isPending && !isError,
    refresh,
    more: hasNextPage ? () => void fetchNextPage() : null,
  };
};
