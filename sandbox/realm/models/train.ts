import { trainingParamsSchema, type TrainingParams } from "@/lib/core/realm";
import type { Form } from "../http/form";
import { ProtocolError } from "../http/protocol-error";
import type { Answer, Call } from "../http/route";
import { acceptFiles } from "../media/accept";
import type { JobRecord, ModelRecord } from "../state/studio-records";
import { findModel, type Studio } from "./context";

/** How many pictures a training takes; a figure of the sandbox, not of REALM. */
const MAX_IMAGES = 40;

const paramsOf = ({ fields }: Form): TrainingParams => {
  const { trainingParams, ...others } = fields;
  const [stranger] = Object.keys(others);
  if (trainingParams === undefined || stranger !== undefined) {
    throw new ProtocolError(
      400,
      "invalid_request",
      "Send images and trainingParams, nothing else.",
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(trainingParams);
  } catch {
    throw new ProtocolError(400, "invalid_request", "trainingParams: not JSON.");
  }
  return trainingParamsSchema.parse(value);
};

/** POST /models/{id}/train: 202, the training waits in the line. Not while another one is going on. */
export const trainModel =
  (studio: Studio) =>
  async ({ user, params, form }: Call): Promise<Answer> => {
    const trainingParams = paramsOf(form);
    const files = await acceptFiles(form, {
      images: { types: ["image/jpeg", "image/png"], atLeast: 1, atMost: MAX_IMAGES },
    });
    const model = findModel(studio, user, params["id"]);
    if (model.status === "training_queued" || model.status === "training") {
      throw new ProtocolError(409, "model_in_training", "It is being trained.");
    }
    const { modelId } = model;
    const images = files("images").length;
    const work = { type: "model_training", modelId, images, params: trainingParams } as const;
    const job = studio.line.add(user.userId, work);
    studio.models.put(modelId, { ...model, status: "training_queued" });
    return {
      status: 202,
      body: {
        modelId,
        status: "training_queued",
        trainingJobId: job.jobId,
        estimatedCompletion: studio.line.estimateOf(job),
      },
    };
  };

/** What becomes of the model when its training's job changes; null where the model is gone. */
export const trainedModel = (
  { models }: Pick<Studio, "models">,
  { work, status, completedAt }: JobRecord,
): ModelRecord | null => {
  const model = work.type === "model_training" ? models.get(work.modelId) : null;
  if (!model) return null;
  switch (status) {
    case "queued":
      return { ...model, status: "training_queued" };
    case "processing":
      return { ...model, status: "training" };
    case "failed":
      return { ...model, status: "failed" };
    case "completed":
      return { ...model, status: "active", lastTrainedAt: completedAt ?? model.lastTrainedAt };
  }
};

/** A trained model can be put on sale by an owner whose profile has a wallet. */
export const makeSellable = (
  { assets }: Pick<Studio, "assets">,
  model: ModelRecord,
  owner: Call["user"] | null,
): void => {
  const ownerWallet = owner?.solanaWalletAddress;
  if (!ownerWallet) return;
  const { modelId, name, description, tags, style } = model;
  assets.put(modelId, {
    assetId: modelId,
    assetType: "model",
    ownerWallet,
    name,
    description,
    tags,
    ...(style === undefined ? {} : { style }),
  });
};
