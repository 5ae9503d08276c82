import * as z from "zod";
import { realmId } from "./identifier";
import { realNumber, wholeNumber } from "./json";
import { optional } from "./optional";

export const jobStatuses = ["queued", "processing", "completed", "failed"] as const;

/** The answer to a call that starts a job. */
export const acceptedJobSchema = z.object({
  jobId: realmId,
  status: z.enum(jobStatuses),
  estimatedCompletion: optional(z.string()),
});
export type AcceptedJob = z.infer<typeof acceptedJobSchema>;

const LONGEST_CODE = 128;

/** A failure's reason. One that is longer is told in part: the job has failed all the same. */
export const failureCode = z
  .string()
  .transform((code) => code.slice(0, LONGEST_CODE).toWellFormed());

const address = z.url({ protocol: /^https?$/u }).max(2048);
const imageResult = z.object({
  imageId: realmId,
  url: address,
  seed: optional(wholeNumber),
});
const videoResult = z.object({
  videoId: realmId,
  url: address,
  seed: optional(wholeNumber),
});
const resultSchema = z.union([imageResult, videoResult]);

/** a job as `GET /images/jobs/{id}` and `GET /videos/jobs/{id}` tell it. */
export const jobSchema = z.object({
  jobId: realmId,
  jobType: z.string().max(64),
  status: z.enum(jobStatuses),
  /** Percent, 0 to 100. The documentation names no unit. */
  progress: optional(realNumber),
  results: optional(z.array(resultSchema)),
  errorCode: optional(failureCode),
  completedAt: optional(z.string()),
});
export type RealmJob = z.infer<typeof jobSchema>;
