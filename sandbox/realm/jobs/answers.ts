import { ProtocolError } from "../http/protocol-error";
import type { Answer, Call } from "../http/route";
import type { MediaLibrary } from "../media/library";
import type { Collection } from "../state/collection";
import type { JobRecord, JobResult, JobType } from "../state/studio-records";
import type { JobLine } from "./line";

export interface JobDesk {
  readonly jobs: Collection<JobRecord>;
  readonly line: JobLine;
  readonly media: MediaLibrary;
}

const resultAnswer = (media: MediaLibrary, { kind, id, file, seed }: JobResult) => ({
  ...(kind === "image" ? { imageId: id } : { videoId: id }),
  url: media.addressOf(file),
  ...(seed === undefined ? {} : { seed }),
});

/** What is told of a job's end, in an answer and in a webhook. */
export const outcomeAnswer = (media: MediaLibrary, job: JobRecord) => ({
  jobId: job.jobId,
  jobType: job.work.type,
  status: job.status,
  ...(job.status === "completed" && job.work.type !== "model_training"
    ? { results: job.results.map((result) => resultAnswer(media, result)) }
    : {}),
  ...(job.errorCode === undefined ? {} : { errorCode: job.errorCode }),
  ...(job.completedAt === undefined ? {} : { completedAt: job.completedAt }),
});

/** 202: the job is in the line. */
export const acceptedAnswer = ({ line }: JobDesk, job: JobRecord): Answer => ({
  status: 202,
  body: { jobId: job.jobId, status: job.status, estimatedCompletion: line.estimateOf(job) },
});

/** GET /images/jobs/{id}, GET /videos/jobs/{id}: one's own job of these types. */
export const jobAnswer =
  ({ jobs, line, media }: JobDesk, types: readonly JobType[]) =>
  ({ user, params }: Call): Answer => {
    const job = jobs.get(params["id"] ?? "");
    if (job?.userId !== user.userId || !types.includes(job.work.type)) {
      throw new ProtocolError(404, "job_not_found", "There is no such job of yours.");
    }
    const progress = line.progressOf(job);
    return { status: 200, body: { ...outcomeAnswer(media, job), progress } };
  };
