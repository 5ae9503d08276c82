import { jobKindWords } from "@/lib/core/job";
import type { NotificationKind } from "@/lib/core/notifications";
import type { Database } from "@/lib/server/db";
import { mirroredModel } from "@/lib/server/models";
import { notify } from "@/lib/server/notifications";
import type { Job } from "./read";

const kindOf = ({ kind, state }: Job): NotificationKind | null => {
  const isTraining = kind === "training";
  if (state === "completed") return isTraining ? "training-done" : "job-completed";
  if (state === "failed") return isTraining ? "training-failed" : "job-failed";
  return null;
};

/** Of a training the model's name; a prompt is nothing to be read over a shoulder. */
const nameOf = async (transaction: Database, { wallet, kind, modelId }: Job): Promise<string> => {
  const isTraining = kind === "training" && modelId !== null;
  const model = isTraining ? await mirroredModel(transaction, wallet, modelId) : null;
  return model?.name ?? jobKindWords[kind];
};

/** Notifies a job's owner of an end that REALM told, once per job. */
export const tellOwner = async (transaction: Database, job: Job): Promise<void> => {
  const kind = kindOf(job);
  if (kind === null) return;
  const name = await nameOf(transaction, job);
  await notify(transaction, { wallet: job.wallet, kind, subject: job.id, name }, job.updatedAt);
};
