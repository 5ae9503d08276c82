"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLive } from "@/lib/browser/live/use-live";
import { CodedError } from "@/lib/core/errors";
import { isOpen } from "@/lib/core/job";
import { fetchTraining, type Training } from "./training-calls";

const UNDER_WAY = 2_000;
const NOTHING_UNDER_WAY = 15_000;

/** A model's training kept up to date: by being told of changes, or by asking where that fails. */
export const useTraining = (initial: Training) => {
  const client = useQueryClient();
  const queryKey = ["training", initial.model.id];
  const refresh = (): void => void client.invalidateQueries({ queryKey });
  const live = useLive("job", refresh);
  useLive("model", refresh);
  const { data, error } = useQuery({
    queryKey,
    queryFn: () => fetchTraining(initial.model.id),
    initialData: initial,
    staleTime: 500,
    retry: false,
    refetchInterval: ({ state }) => {
      if (live === "live" || live === "ended") return false;
      return state.data?.job && isOpen(state.data.job) ? UNDER_WAY : NOTHING_UNDER_WAY;
    },
  });
  const ended = error instanceof CodedError && error.code === "SESSION_REQUIRED";
  return {
    ...data,
    live,
    /** Why what is shown may be old; null while it is not. */
    trouble: error === null ? null : ended ? "ended" : "away",
    refresh,
  } as const;
};
