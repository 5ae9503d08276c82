import type { JobResult } from "@/lib/core/job";
import type { RealmJob } from "@/lib/core/realm";
import { CodedError } from "@/lib/core/errors";
import { lookAtModel } from "@/lib/server/models";
import { ownerOf } from "./account";
import type { JobContext } from "./context";
import type { Job } from "./store/read";

/** What REALM says of a job, whatever kind it is. */
export interface Told extends Pick<RealmJob, "status" | "progress" | "errorCode"> {
  readonly results: readonly JobResult[];
}

/** Milliseconds: less than a webhook is applied in (lib/server/webhooks/work.ts). */
const PATIENCE = 5_000;

const resultOf = (result: NonNullable<RealmJob["results"]>[number]): JobResult => ({
  ...("imageId" in result
    ? { kind: "image" as const, id: result.imageId }
    : { kind: "video" as const, id: result.videoId }),
  url: result.url,
  seed: result.seed ?? null,
});

const mediaJob = async ({ realmOf }: JobContext, job: Job, realmJobId: string): Promise<Told> => {
  const { kind } = job;
  const realm = realmOf(ownerOf(job));
  const isVideo = kind === "video-generate" || kind === "faceswap";
  const told = isVideo
    ? await realm.getVideoJob(realmJobId, PATIENCE)
    : await realm.getImageJob(realmJobId, PATIENCE);
  if (told.jobId !== realmJobId) throw new CodedError("REALM_ANSWER", "REALM showed another job");
  return { ...told, results: (told.results ?? []).map(resultOf) };
};

/** A training's job can't be asked for at REALM: its model says how it stands. */
const training = async (context: JobContext, { wallet, modelId }: Job): Promise<Told | null> => {
  const model = modelId === null ? null : await lookAtModel(context, wallet, modelId);
  switch (model?.status) {
    case undefined:
      return null;
    case "pending_training":
    case "training_queued":
      return { status: "queued", results: [] };
    case "training":
      return { status: "processing", results: [] };
    case "active":
      return { status: "completed", results: [] };
    case "failed":
      return { status: "failed", results: [] };
  }
};

/**
 * Asks REALM how a job stands, with the credential it was made with. Null: REALM knows no such job.
 * @throws CodedError REALM_*, CREDENTIAL_MISSING where it could not be asked
 */
export const askRealm = async (context: JobContext, job: Job): Promise<Told | null> => {
  if (job.kind === "training") return training(context, job);
  if (job.realmJobId === null) return null;
  try {
    return await mediaJob(context, job, job.realmJobId);
  } catch (error) {
    if (error instanceof CodedError && error.code === "JOB_NOT_FOUND") return null;
    throw error;
  }
};
