import { useQuery, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/browser/http/call-api";
import { askAnew } from "@/lib/browser/live/ask-anew";
import { nextAsk } from "@/lib/browser/live/next-ask";
import { useLive } from "@/lib/browser/live/use-live";
import { jobPageSchema, type JobView } from "@/lib/core/job";

export const JOBS = "jobs-of-pictures";
const SHOWN = 20;
const POLL_MILLIS = 4_000;

const fetchJobs = async (
  kind: JobView["kind"],
  signal: AbortSignal,
): Promise<readonly JobView[]> => {
  const path = `/api/jobs?kind=${kind}&limit=${SHOWN}` as const;
  return (await callApi({ path, schema: jobPageSchema, signal })).jobs;
};

/** One's latest jobs of a kind, newest first, kept up to date; undefined until they are known. */
export const useLatestJobs = (kind: JobView["kind"]): readonly JobView[] | undefined => {
  const client = useQueryClient();
  const live = useLive(["job"], () => askAnew(client, [JOBS]));
  const { data } = useQuery({
    queryKey: [JOBS, kind],
    queryFn: ({ signal }) => fetchJobs(kind, signal),
    refetchInterval: ({ state }) => nextAsk({ error: state.error, live, pollMillis: POLL_MILLIS }),
  });
  return data;
};
