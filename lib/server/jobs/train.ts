import { CodedError } from "@/lib/core/errors";
import { isSourceType, type StartTraining } from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import type { StoredFile } from "@/lib/server/files";
import { linkTraining } from "@/lib/server/models";
import { readModel } from "@/lib/server/models/read";
import type { FormFile } from "@/lib/server/upstream";
import { beginJob, sendJob, type Started } from "./begin";
import type { JobContext } from "./context";
import { sendingProgress } from "./sending";

interface TrainingContext extends JobContext {
  /** @throws FILE_NOT_FOUND */
  readonly readFile: (owner: string, id: string) => Promise<StoredFile>;
}

interface StartedTraining extends Started {
  /** Settles when REALM has everything or will not; what came of it stands in the job. */
  readonly sent: Promise<void>;
}

/** A picture by its place in the training: what it was called is nobody's business. */
const asFormFile = ({ type, bytes, open }: StoredFile, place: number): FormFile => {
  if (!isSourceType(type))
    throw new CodedError("FILE_TYPE", "a training takes pictures", { context: { type } });
  const fileName = `${place + 1}.${type === "image/png" ? "png" : "jpg"}`;
  return { fileName, contentType: type, bytes, open };
};

/**
 * Starts the training of an owner's model with pictures they have sent before. The row stands when this
 * answers; the pictures go on to REALM in the background, as they are read from the disk, and the job's
 * progress tells how far they are.
 * @throws MODEL_NOT_FOUND, FILE_NOT_FOUND, FILE_TYPE, MODEL_IN_TRAINING, CREDENTIAL_REQUIRED, JOBS_FULL,
 * JOB_KEY
 */
export const startTraining = async (
  context: TrainingContext,
  wallet: Address,
  id: string,
  { key, ...request }: StartTraining,
): Promise<StartedTraining> => {
  const { modelId } = await readModel(context, wallet, id);
  const files = await Promise.all(request.files.map((file) => context.readFile(wallet, file)));
  const images = files.map(asFormFile);
  const begun = await beginJob(context, wallet, {
    ...{ key, modelId },
    kind: "training",
    parameters: { ...request },
    also: (transaction, job) => linkTraining(transaction, { id, owner: wallet }, job.id),
  });
  if (!begun.created) return { ...begun, sent: Promise.resolve() };
  const total = images.reduce((sum, { bytes }) => sum + bytes, 0);
  const { steps, learningRate } = request;
  const sending = sendJob(context, begun.job, async () => {
    const progress = sendingProgress(context, begun.job.id, total);
    const realm = context.realmOf(wallet);
    const params = { steps, learningRate };
    return (await realm.trainModel(modelId, images, params, progress)).trainingJobId;
  });
  const sent = sending.then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof CodedError))
        context.log.error({ jobId: begun.job.id, error }, "A training failed unexpectedly.");
    },
  );
  return { ...begun, sent };
};
