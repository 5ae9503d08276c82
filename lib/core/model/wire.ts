import * as z from "zod";
import { modelPatchSchema, modelStatuses, newModelSchema, type ModelPatch } from "../realm";
import { findPersonalData, type PersonalData } from "../text";

/** What the browser and the server say to each other about models. Times are ISO 8601, UTC. */

const time = z.iso.datetime();

const modelViewSchema = z.object({
  id: z.uuid(),
  /** REALM's id. */
  modelId: z.string(),
  name: z.string(),
  description: z.string(),
  baseModel: z.string().nullable(),
  tags: z.array(z.string()),
  status: z.enum(modelStatuses),
  lastTrainedAt: time.nullable(),
  /** The job of its latest training, as far as it was seen from here. */
  trainingJobId: z.uuid().nullable(),
  /** When it was made, by REALM's word where that can be read. */
  createdAt: time,
});
export type ModelView = z.infer<typeof modelViewSchema>;

/** Answer of `GET /api/models/{id}`. */
export const modelAnswerSchema = z.object({ model: modelViewSchema });

/** Answer of `GET /api/models`, newest first; `next` is the cursor of the older ones, null at the end. */
export const modelPageSchema = z.object({
  models: z.array(modelViewSchema),
  next: z.string().nullable(),
  /** When REALM's list was last read whole. */
  syncedAt: time,
  /** The error code of why it could not be read now; null where it was. */
  trouble: z.string().nullable(),
});
export type ModelPage = z.infer<typeof modelPageSchema>;

/** Query of `GET /api/models`. */
export const modelQuerySchema = z.strictObject({
  status: z.enum(modelStatuses).optional(),
  cursor: z.string().max(128).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ModelQuery = z.infer<typeof modelQuerySchema>;

/** Says that whoever wrote it was told of the personal data in it and sends it all the same. */
const personalData = z.literal("send").optional();

/**
 * Body of `POST /api/models`. The form makes the key: sent again with the same words, it finds the model
 * that was made.
 */
export const createModelSchema = newModelSchema.extend({ key: z.uuid(), personalData });
export type CreateModel = z.infer<typeof createModelSchema>;

/** Body of `PATCH /api/models/{id}`. */
export const changeModelSchema = modelPatchSchema.safeExtend({ personalData });
export type ChangeModel = z.infer<typeof changeModelSchema>;

/** Body of `DELETE /api/models/{id}`: the name as it is shown, typed. */
export const deleteModelSchema = z.strictObject({ name: z.string().trim().max(400) });

/** Answer of `DELETE /api/models/{id}`. */
export const deletedModelSchema = z.object({ deleted: z.literal(true) });

/** What a person has to be asked about before a model's words leave (seed D10). */
export const personalDataInModel = ({
  name = "",
  description = "",
  tags = [],
}: ModelPatch): readonly PersonalData[] =>
  findPersonalData([name, description, ...tags].join("\n"));
