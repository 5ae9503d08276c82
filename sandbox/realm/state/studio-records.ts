import * as z from "zod";
import {
  faceSwapSchema,
  imageChangeSchema,
  imageRequestSchema,
  jobStatuses,
  modelStatuses,
  trainingParamsSchema,
  videoRequestSchema,
} from "@/lib/core/realm";

export const modelRecordSchema = z.object({
  modelId: z.string(),
  /** Whose it is; nobody else is told of it. */
  userId: z.string(),
  name: z.string(),
  description: z.string(),
  status: z.enum(modelStatuses),
  baseModel: z.string(),
  createdAt: z.string(),
  lastTrainedAt: z.string().nullable(),
  tags: z.array(z.string()),
  /** How its pictures are drawn; by its id where this is left out. */
  style: z.string().optional(),
});
export type ModelRecord = z.infer<typeof modelRecordSchema>;

/** What a job is to do. Files that were sent are named by their key in the media folder. */
export const jobWorkSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("model_training"),
    modelId: z.string(),
    images: z.int(),
    params: trainingParamsSchema,
  }),
  z.object({ type: z.literal("image_generation"), request: imageRequestSchema }),
  z.object({
    type: z.literal("image_modification"),
    request: imageChangeSchema,
    image: z.string(),
    mask: z.string().nullable(),
  }),
  z.object({ type: z.literal("video_generation"), request: videoRequestSchema, image: z.string() }),
  z.object({
    type: z.literal("face_swap"),
    request: faceSwapSchema,
    face: z.string(),
    target: z.string(),
  }),
]);
export type JobWork = z.infer<typeof jobWorkSchema>;
export type JobType = JobWork["type"];

const jobResultSchema = z.object({
  kind: z.enum(["image", "video"]),
  id: z.string(),
  /** Its key in the media folder. */
  file: z.string(),
  seed: z.int().optional(),
});
export type JobResult = z.infer<typeof jobResultSchema>;

export const jobRecordSchema = z.object({
  jobId: z.string(),
  userId: z.string(),
  work: jobWorkSchema,
  status: z.enum(jobStatuses),
  createdAt: z.string(),
  /** Unix milliseconds at which the status became what it is. */
  since: z.number(),
  results: z.array(jobResultSchema),
  errorCode: z.string().optional(),
  completedAt: z.string().optional(),
});
export type JobRecord = z.infer<typeof jobRecordSchema>;

/** Calls of a user in a month, and a quota that is not the plan's. */
export const usageSchema = z.object({
  /** Such as 2026-11. */
  month: z.string(),
  used: z.int(),
  limit: z.int().optional(),
});
export type Usage = z.infer<typeof usageSchema>;
