import { useQuery, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/browser/http/call-api";
import { useLive } from "@/lib/browser/live/use-live";
import { jobPageSchema, type JobView } from "@/lib/core/job";

export const JOBS = "jobs-of-pictures";
const SHOWN = 20;
const POLL_MILLIS = 4_000;

const fetchJobs = async (kind: JobView["kind"]): Promise<readonly JobView[]> =>
  (await callApi({ path: `/api/jobs?kind=${kind}&limit=${SHOWN}`, schema: jobPageSchema })).jobs;

/** One's latest jobs of a kind, newest first, kept up to date; undefined until they are known. */
export const useLatestJobs = (kind: JobView["kind"]): readonly JobView[] | undefined => {
  const client = useQueryClient();
  const live = useLive("job", () => void client.invalidateQueries({ queryKey: [JOBS] }));
  const { data } = useQuery({
    queryKey: [JOBS, kind],
    queryFn: () => fetchJobs(kind),
    refetchInterval: live === "polling" ? POLL_MILLIS : false,
  });
  return data;
};
