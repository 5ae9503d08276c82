"use client";

import { useState } from "react";
import { isOpen, type JobView } from "@/lib/core/job";

/**
 * Of one's newest jobs, those that ended since the page was opened: what had ended when they were first
 * known here is no news. By no clock, for the browser's may be wrong.
 * @param jobs undefined until they are known
 */
export const useNewlyEnded = (jobs: readonly JobView[] | undefined): readonly JobView[] => {
  const [before, setBefore] = useState<ReadonlySet<string> | null>(null);
  const ended = jobs?.filter((job) => !isOpen(job)) ?? [];
  if (before === null && jobs !== undefined) setBefore(new Set(ended.map(({ id }) => id)));
  return before === null ? [] : ended.filter(({ id }) => !before.has(id));
};
