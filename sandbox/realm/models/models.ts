import { randomBytes } from "node:crypto";
import * as z from "zod";
import { modelPatchSchema, modelStatuses, newModelSchema } from "@/lib/core/realm";
import { plainJson } from "../http/body";
import { pagingFields } from "../http/paging";
import { ProtocolError } from "../http/protocol-error";
import type { Answer, Call } from "../http/route";
import type { ModelRecord } from "../state/studio-records";
import { findModel, type Studio } from "./context";

/** The model in full, as it is told to its owner. */
const modelAnswer = (model: ModelRecord) => ({
  modelId: model.modelId,
  name: model.name,
  description: model.description,
  status: model.status,
  baseModel: model.baseModel,
  createdAt: model.createdAt,
  lastTrainedAt: model.lastTrainedAt,
  tags: model.tags,
});

/** POST /models: a model without anything in it yet. */
export const createModel =
  ({ models, clock }: Studio) =>
  ({ user, body }: Call): Answer => {
    const wanted = newModelSchema.parse(plainJson(body));
    const modelId = `mod_${randomBytes(7).toString("hex")}`;
    const { name, description, status, createdAt, tags } = models.put(modelId, {
      ...wanted,
      modelId,
      userId: user.userId,
      status: "pending_training",
      createdAt: new Date(clock()).toISOString(),
      lastTrainedAt: null,
    });
    return { status: 201, body: { modelId, name, description, status, createdAt, tags } };
  };

/** GET /models/{id}. */
export const getModel =
  (studio: Studio) =>
  ({ user, params }: Call): Answer => ({
    status: 200,
    body: modelAnswer(findModel(studio, user, params["id"])),
  });

/** Unknown parameters are ignored, malformed ones refused. */
const querySchema = z.object({ ...pagingFields, status: z.enum(modelStatuses).optional() });

/** GET /models: the caller's own, the newest first. */
export const listModels =
  ({ models }: Studio) =>
  ({ user, query }: Call): Answer => {
    const { limit, offset, status } = querySchema.parse(Object.fromEntries(query));
    const found = models
      .values()
      .filter((one) => one.userId === user.userId && (!status || one.status === status))
      .sort((left, right) => right.createdAt.localeCompare(left.createdAt));
    const page = found.slice(offset, offset + limit).map(modelAnswer);
    return { status: 200, body: { models: page, total: found.length, limit, offset } };
  };

/** PATCH /models/{id}. What is on sale keeps the words it was listed with. */
export const changeModel =
  (studio: Studio) =>
  ({ user, params, body }: Call): Answer => {
    const patch = modelPatchSchema.parse(plainJson(body));
    const model = findModel(studio, user, params["id"]);
    const changed = studio.models.put(model.modelId, {
      ...model,
      name: patch.name ?? model.name,
      description: patch.description ?? model.description,
      tags: patch.tags ?? model.tags,
    });
    return { status: 200, body: modelAnswer(changed) };
  };

/** DELETE /models/{id}: irreversible; not while it is on sale or in training. */
export const deleteModel =
  (studio: Studio) =>
  ({ user, params }: Call): Answer => {
    const { modelId, status } = findModel(studio, user, params["id"]);
    const listings = studio.listings.values().filter(({ assetId }) => assetId === modelId);
    const isOffered = listings.some((listing) => listing.status === "active");
    if (isOffered || studio.beingListed.has(modelId)) {
      throw new ProtocolError(409, "model_listed", "Take it off the market first.");
    }
    if (status === "training_queued" || status === "training") {
      throw new ProtocolError(409, "model_in_training", "It is being trained.");
    }
    // Past listings go on showing what they sold.
    if (listings.length === 0) studio.assets.remove(modelId);
    studio.models.remove(modelId);
    return { status: 204, body: null };
  };
