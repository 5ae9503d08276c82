import * as z from "zod";
import { realmId } from "./identifier";
import { wholeNumber } from "./json";
import { MAX_TAGS } from "./limits";
import { optional, optionalOr } from "./optional";

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
  description: optionalOr(z.string(), ""),
  status: z.enum(modelStatuses),
  /** Left out by the answer to a creation. */
  baseModel: optional(z.string()),
  createdAt: z.string(),
  lastTrainedAt: z.string().nullish(),
  tags: optionalOr(z.array(z.string()), []),
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
  estimatedCompletion: optional(z.string()),
});
export type AcceptedTraining = z.infer<typeof acceptedTrainingSchema>;

/** how long words may be is of our choosing. */
const name = z.string().trim().min(1, "Give it a name.").max(80, "At most 80 characters.");
const description = z.string().max(2000, "At most 2,000 characters.");
const tag = z.string().trim().min(1, "A tag is empty.").max(40, "A tag has at most 40 characters.");
const tags = z.array(tag).max(MAX_TAGS, `At most ${MAX_TAGS} tags.`);

/** REALM documents one example and no rule, so any name without blanks or controls. */
const baseModel = z
  .string()
  .regex(/^[A-Za-z0-9][\w./:-]{0,63}$/u, "A base model of REALM's, such as realm-base-v2.1.");

/** The body of `POST /models`. */
export const newModelSchema = z.strictObject({
  name,
  description,
  baseModel,
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

/** `trainingParams` of `POST /models/{id}/train`, sent as JSON text. Its bounds are ours. */
export const trainingParamsSchema = z.strictObject({
  steps: z.int().min(1).max(20_000),
  learningRate: z.number().gt(0).max(1),
});
export type TrainingParams = z.infer<typeof trainingParamsSchema>;
