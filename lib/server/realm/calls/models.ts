import {
  acceptedTrainingSchema,
  modelPageSchema,
  modelSchema,
  type AcceptedTraining,
  type ModelPatch,
  type ModelQuery,
  type NewModel,
  type RealmModel,
  type RealmModelPage,
  type TrainingParams,
} from "@/lib/core/realm";
import { multipartBody, type FormFile } from "@/lib/server/upstream";
import { segment, type KeyUse, type RealmCaller } from "../caller";
import type { Meanings } from "../refusal";

/** `/v1/models`. */
export interface ModelCalls {
  /** The same key creates once. */
  createModel(model: NewModel, idempotencyKey: string, keyUse?: KeyUse): Promise<RealmModel>;
  /** `within` milliseconds. @throws MODEL_NOT_FOUND */
  getModel(modelId: string, within?: number): Promise<RealmModel>;
  /** Without models that don't fit the contract; `total` counts them. `within` milliseconds. */
  listModels(query: ModelQuery, within?: number): Promise<RealmModelPage>;
  /** @throws MODEL_NOT_FOUND */
  changeModel(modelId: string, patch: ModelPatch): Promise<RealmModel>;
  /** For good (signed). @throws MODEL_NOT_FOUND */
  deleteModel(modelId: string): Promise<void>;
  /**
   * Sends the pictures as they are read, never whole in memory, and once: there is no idempotency key
   * for it. `progress` hears how many bytes are out. @throws MODEL_NOT_FOUND, MODEL_IN_TRAINING
   */
  trainModel(
    modelId: string,
    images: readonly FormFile[],
    params: TrainingParams,
    progress?: (sent: number) => void,
  ): Promise<AcceptedTraining>;
}

const meanings: Meanings = {
  missing: "MODEL_NOT_FOUND",
  conflict: {
    byCode: { model_listed: "MODEL_LISTED", model_in_training: "MODEL_IN_TRAINING" },
    otherwise: "REALM_REFUSED",
  },
};

/** The code beside the 409 is not documented; an unknown one is no more than a refusal. */
const trainingMeanings: Meanings = {
  ...meanings,
  conflict: { byCode: { model_in_training: "MODEL_IN_TRAINING" }, otherwise: "REALM_REFUSED" },
};

/** Milliseconds: many pictures over a slow line. */
const UPLOAD_WITHIN = 10 * 60_000;

const MODELS = "/models";
const one = (modelId: string): string => `${MODELS}/${segment(modelId)}`;

const listQuery = ({ limit, offset, status }: ModelQuery): string => {
  const parameters = new URLSearchParams();
  if (limit !== undefined) parameters.set("limit", limit.toString());
  if (offset !== undefined) parameters.set("offset", offset.toString());
  if (status !== undefined) parameters.set("status", status);
  return parameters.toString();
};

export const modelCalls = (studio: RealmCaller): ModelCalls => ({
  createModel: (model, idempotencyKey, keyUse) =>
    studio.ask(
      {
        operation: "createModel",
        method: "POST",
        path: MODELS,
        body: { json: JSON.stringify(model) },
        idempotencyKey,
        keyUse,
      },
      modelSchema,
    ),
  getModel: (modelId, within) =>
    studio.ask(
      { operation: "getModel", method: "GET", path: one(modelId), meanings, within },
      modelSchema,
    ),
  listModels: (query, within) =>
    studio.ask(
      {
        ...{ operation: "listModels", method: "GET", path: MODELS, list: "models", within },
        query: listQuery(query),
      },
      modelPageSchema,
    ),
  changeModel: (modelId, patch) =>
    studio.ask(
      {
        operation: "changeModel",
        method: "PATCH",
        path: one(modelId),
        body: { json: JSON.stringify(patch) },
        meanings,
      },
      modelSchema,
    ),
  deleteModel: (modelId) =>
    studio.tell({
      operation: "deleteModel",
      method: "DELETE",
      path: one(modelId),
      signed: true,
      meanings,
    }),
  trainModel: (modelId, images, params, progress) =>
    studio.ask(
      {
        operation: "trainModel",
        method: "POST",
        path: `${one(modelId)}/train`,
        body: {
          multipart: multipartBody(
            [
              ...images.map((image) => ({ ...image, name: "images" })),
              { name: "trainingParams", text: JSON.stringify(params) },
            ],
            progress,
          ),
        },
        meanings: trainingMeanings,
        within: UPLOAD_WITHIN,
      },
      acceptedTrainingSchema,
    ),
});
