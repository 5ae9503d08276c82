import { callApi } from "@/lib/browser/http/call-api";
import {
  jobAnswerSchema,
  jobPageSchema,
  type JobPage,
  type JobQuery,
  type RetryJob,
} from "@/lib/core/job";

export type JobFilter = Pick<JobQuery, "kind" | "state">;

/** A page of one's jobs, newest first. @param cursor of the page before; empty for the first */
export const fetchJobs = (
  { kind, state }: JobFilter,
  cursor: string,
  signal: AbortSignal,
): Promise<JobPage> => {
  const query = new URLSearchParams();
  if (kind !== undefined) query.set("kind", kind);
  if (state !== undefined) query.set("state", state);
  if (cursor !== "") query.set("cursor", cursor);
  return callApi({ path: `/api/jobs?${query.toString()}`, schema: jobPageSchema, signal });
};

/** @throws CodedError JOB_STATE where REALM has it already */
export const cancelJob = async (id: string): Promise<void> => {
  await callApi({ path: `/api/jobs/${id}/cancel`, method: "POST", schema: jobAnswerSchema });
};

/** @throws CodedError */
export const retryJob = async (id: string, body: RetryJob): Promise<void> => {
  const schema = jobAnswerSchema;
  await callApi({ path: `/api/jobs/${id}/retry`, method: "POST", body, schema });
};
