"use client";

import { useLivePages } from "@/lib/browser/live/use-live-pages";
import { fetchResults, type ResultFilter } from "./result-calls";

/** One's results that fit a filter, kept up to date. */
export const useResults = (filter: ResultFilter) => {
  const { pages, ...shown } = useLivePages({
    list: "results",
    filter,
    fetchPage: fetchResults,
    kind: "job",
    pollMillis: 5_000,
    trouble: "Your results can't be shown at the moment.",
  });
  return {
    ...shown,
    results: pages.flatMap(({ results }) => results),
    models: pages[0]?.models ?? [],
  };
};
