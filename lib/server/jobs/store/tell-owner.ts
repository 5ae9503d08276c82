import { jobKindWords, type JobKind } from "@/lib/core/job";
import type { NotificationKind } from "@/lib/core/notifications";
import type { Transaction } from "@/lib/server/db";
import { mirroredModel } from "@/lib/server/models";
import { notify } from "@/lib/server/notifications";
import type { Job } from "./read";

/** Whose files go on to REALM when its start has been answered: nobody waits to hear that REALM said no. */
const isSentInBackground: Readonly<Record<JobKind, boolean>> = {
  "image-generate": false,
  "image-modify": false,
  "video-generate": true,
  faceswap: true,
  training: true,
};

const kindOf = ({ kind, state }: Job): NotificationKind | null => {
  const isTraining = kind === "training";
  const failed = isTraining ? "training-failed" : "job-failed";
  switch (state) {
    case "completed":
      return isTraining ? "training-done" : "job-completed";
    case "failed":
      return failed;
    case "refused":
      return isSentInBackground[kind] ? failed : null;
    case "unconfirmed":
    case "lost":
    case "abandoned":
      return "job-unknown";
    case "created":
    case "queued":
    case "processing":
    case "cancelled":
      return null;
  }
};

/** Of a training the model's name; a prompt is nothing to be read over a shoulder. */
const nameOf = async (
  transaction: Transaction,
  { wallet, kind, modelId }: Job,
): Promise<string> => {
  const isTraining = kind === "training" && modelId !== null;
  const model = isTraining ? await mirroredModel(transaction, wallet, modelId) : null;
  return model?.name ?? jobKindWords[kind];
};

/**
 * Notifies a job's owner of its end, once of each kind: of what only we gave up on nobody else would tell
 * them, and should REALM's word come after all, that is told too.
 */
export const tellOwner = async (transaction: Transaction, job: Job): Promise<void> => {
  const kind = kindOf(job);
  if (kind === null) return;
  const name = await nameOf(transaction, job);
  await notify(transaction, { wallet: job.wallet, kind, subject: job.id, name }, job.updatedAt);
};
