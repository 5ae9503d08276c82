import { jobNote, resultNote, type JobPage, type JobQuery, type JobView } from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import { resultsOf, seenAt, type Result } from "@/lib/server/results";
import type { JobContext } from "./context";
import { ownJob } from "./own";
import { pageOfJobs, transitionsOf, type Job, type JobTransition } from "./store/read";

type Stored = Pick<JobContext, "database">;

const seen = (result: Result): JobView["results"][number] => {
  const { id: resultId, realmId: id, kind, seed, fileId, reason } = result;
  const { state, url } = seenAt(result, fileId !== null);
  return { resultId, id, kind, seed, state, url, fileId, note: resultNote(state, reason) };
};

const viewOf = (
  job: Job,
  history: readonly JobTransition[],
  results: readonly Result[],
): JobView => ({
  id: job.id,
  kind: job.kind,
  state: job.state,
  modelId: job.modelId,
  parameters: { ...job.parameters },
  progress: job.progress,
  results: results.filter(({ jobId }) => jobId === job.id).map(seen),
  note: jobNote(job.state, job.reason),
  history: history
    .filter(({ jobId }) => jobId === job.id)
    .map(({ toState, at }) => ({ state: toState, at: at.toISOString() })),
  createdAt: job.createdAt.toISOString(),
  updatedAt: job.updatedAt.toISOString(),
});

/** A job as its owner sees it. */
export const showJob = async ({ database }: Stored, job: Job): Promise<JobView> =>
  viewOf(job, await transitionsOf(database, [job.id]), await resultsOf(database, [job.id]));

/** Somebody else's job and none at all look the same. @throws JOB_NOT_FOUND */
export const readJob = async (context: Stored, wallet: Address, id: string): Promise<JobView> =>
  showJob(context, await ownJob(context.database, wallet, id));

/** A page of a wallet's jobs, newest first. @throws INPUT_INVALID for a cursor that is none */
export const listJobs = async (
  { database }: Stored,
  wallet: Address,
  query: JobQuery,
): Promise<JobPage> => {
  const { rows, next } = await pageOfJobs(database, wallet, query);
  const ids = rows.map(({ id }) => id);
  const history = ids.length === 0 ? [] : await transitionsOf(database, ids);
  const results = await resultsOf(database, ids);
  return { jobs: rows.map((job) => viewOf(job, history, results)), next };
};
