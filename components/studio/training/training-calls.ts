import { callApi } from "@/lib/browser/http/call-api";
import { jobAnswerSchema, type JobView, type StartTraining } from "@/lib/core/job";
import { modelAnswerSchema, type ModelView } from "@/lib/core/model";

/** A model and its latest training, as far as there was one. */
export interface Training {
  readonly model: ModelView;
  readonly job: JobView | null;
}

/** @throws CodedError */
export const fetchTraining = async (id: string, signal: AbortSignal): Promise<Training> => {
  const { model } = await callApi({ path: `/api/models/${id}`, schema: modelAnswerSchema, signal });
  const { trainingJobId } = model;
  if (trainingJobId === null) return { model, job: null };
  const path = `/api/jobs/${trainingJobId}` as const;
  const { job } = await callApi({ path, schema: jobAnswerSchema, signal });
  return { model, job };
};

/** @throws CodedError */
export const startTraining = async (id: string, request: StartTraining): Promise<JobView> => {
  const { job } = await callApi({
    path: `/api/models/${id}/train`,
    method: "POST",
    body: request,
    schema: jobAnswerSchema,
  });
  return job;
};
