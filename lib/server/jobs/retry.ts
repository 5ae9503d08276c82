import { CodedError } from "@/lib/core/errors";
import {
  canRetry,
  startAnimationSchema,
  startFaceSwapSchema,
  startJobSchema,
  startTrainingSchema,
  type RetryJob,
} from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import { mirroredModel } from "@/lib/server/models";
import type { Started } from "./begin";
import { ownJob } from "./own";
import { startJob, type StartContext } from "./start";
import type { Job } from "./store/read";
import { startTraining } from "./train";
import { startAnimation, startFaceSwap } from "./video";

const trainAgain = async (
  context: StartContext,
  wallet: Address,
  { modelId }: Job,
  again: unknown,
): Promise<Started> => {
  const request = startTrainingSchema.parse(again);
  const model = modelId === null ? null : await mirroredModel(context.database, wallet, modelId);
  if (!model) throw new CodedError("MODEL_NOT_FOUND", "the model of the training is gone");
  return startTraining(context, wallet, model.id, request);
};

/**
 * Begins a job again that did not come to its end well: another job, with the same parameters and its
 * own key. What was agreed to for the first one is agreed to anew for the next.
 * @throws JOB_NOT_FOUND, JOB_STATE; whatever starting one of its kind throws
 */
export const retryJob = async (
  context: StartContext,
  wallet: Address,
  id: string,
  { key, consent }: RetryJob,
): Promise<Started> => {
  const job = await ownJob(context.database, wallet, id);
  if (!canRetry(job)) throw new CodedError("JOB_STATE", "it is under way, or has ended well");
  const { kind, parameters } = job;
  const again = { ...parameters, key };
  switch (kind) {
    case "image-generate":
    case "image-modify":
      return startJob(context, wallet, startJobSchema.parse({ ...again, kind }));
    case "video-generate":
      return startAnimation(context, wallet, startAnimationSchema.parse(again));
    case "faceswap":
      return startFaceSwap(context, wallet, startFaceSwapSchema.parse({ ...again, consent }));
    case "training":
      return trainAgain(context, wallet, job, again);
  }
};
