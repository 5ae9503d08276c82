import * as z from "zod";
import { realmId } from "./identifier";
import { wholeNumber } from "./json";
import { MAX_TAGS } from "./limits";

export const modelStatuses = [
  "pending_training",
  "training_queued",
  "training",
  "active",
  "failed",
] as const;

/** A model as `POST /models`, `GET` and `PATCH /models/{id}` answer it; unknown fields are dropped. */
export const modelSchema = z.object({
  modelId: realmId,
  name: z.string(),
  description: z.string().default(""),
  status: z.enum(modelStatuses),
  /** Left out by the answer to a creation. */
  baseModel: z.string().optional(),
  createdAt: z.string(),
  lastTrainedAt: z.string().nullish(),
  tags: z.array(z.string()).default([]),
});
export type RealmModel = z.infer<typeof modelSchema>;

/** the shape of a list of models. */
export const modelPageSchema = z.object({
  models: z.array(modelSchema),
  total: wholeNumber,
  limit: wholeNumber,
  offset: wholeNumber,
});
export type RealmModelPage = z.infer<typeof modelPageSchema>;

/** Which models to list. */
export interface ModelQuery {
  readonly limit?: number;
  readonly offset?: number;
  readonly status?: RealmModel["status"];
}

/** The answer to `POST /models/{id}/train`. */
export const acceptedTrainingSchema = z.object({
  modelId: realmId,
  status: z.enum(modelStatuses),
  trainingJobId: realmId,
  estimatedCompletion: z.string().optional(),
});
export type AcceptedTraining = z.infer<typeof acceptedTrainingSchema>;

const name = z.string().trim().min(1, "Give it a name.").max(80, "At most 80 characters.");
const description = z.string().max(2000, "At most 2,000 characters.");
const tag = z.string().trim().min(1, "A tag is empty.").max(40, "A tag has at most 40 characters.");
const tags = z.array(tag).max(MAX_TAGS, `At most ${MAX_TAGS} tags.`);

/** The body of `POST /models`. The form of `baseModel` follows the documentation's one example. */
export const newModelSchema = z.strictObject({
  name,
  description,
  baseModel: z
    .string()
    .regex(/^realm-base-v[\d.]{1,8}$/u, "A base model of REALM's, such as realm-base-v2.1."),
  tags,
});
export type NewModel = z.infer<typeof newModelSchema>;

/** the body of `PATCH /models/{id}`. */
export const modelPatchSchema = z
  .strictObject({
    name: name.optional(),
    description: description.optional(),
    tags: tags.optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, "Nothing to change.");
export type ModelPatch = z.infer<typeof modelPatchSchema>;

/** `trainingParams` of `POST /models/{id}/train`, sent as JSON text. */
export const trainingParamsSchema = z.strictObject({
  steps: z.int().min(1).max(20_000),
  learningRate: z.number().gt(0).max(1),
});
export type TrainingParams = z.infer<typeof trainingParamsSchema>;
