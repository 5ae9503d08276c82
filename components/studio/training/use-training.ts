"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { askAnew } from "@/lib/browser/live/ask-anew";
import { isSessionOver, nextAsk } from "@/lib/browser/live/next-ask";
import { useLive } from "@/lib/browser/live/use-live";
import { isOpen } from "@/lib/core/job";
import { fetchTraining, type Training } from "./training-calls";

const UNDER_WAY = 2_000;
const NOTHING_UNDER_WAY = 15_000;

/** A model's training kept up to date: by being told of changes, or by asking where that fails. */
export const useTraining = (initial: Training) => {
  const client = useQueryClient();
  const queryKey = ["training", initial.model.id];
  const refresh = (): void => void client.invalidateQueries({ queryKey });
  const live = useLive(["job", "model"], () => askAnew(client, queryKey));
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchTraining(initial.model.id, signal),
    initialData: initial,
    staleTime: 500,
    retry: false,
    refetchInterval: ({ state: { data: known, error: failure } }) => {
      const pollMillis = known?.job && isOpen(known.job) ? UNDER_WAY : NOTHING_UNDER_WAY;
      return nextAsk({ error: failure, live, pollMillis });
    },
  });
  return {
    ...data,
    live,
    /** Why what is shown may be old; null while it is not. */
    trouble: error === null ? null : isSessionOver(error) ? "ended" : "away",
    refresh,
  } as const;
};
