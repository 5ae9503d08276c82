import { CodedError } from "@/lib/core/errors";
import { unwatchedTrainings, linkTraining } from "@/lib/server/models";
import type { JobContext } from "./context";
import { insertJob } from "./store/write";

/** Trainings taken up in one go; the others come with the next. */
const AT_ONCE = 20;

/** With which it will be asked for, where it is not known with which it was seen; null where there is none. */
const credentialInForce = async (
  { credentialOf }: JobContext,
  owner: string,
): Promise<string | null> => {
  try {
    return await credentialOf(owner);
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
};

/**
 * Makes a job of each training that the mirror shows and no job follows: whoever started it, wherever,
 * it is looked at until it ends. Safe in every instance at once: a model has one training under way.
 */
export const adoptTrainings = async (context: JobContext): Promise<void> => {
  const { database, now, log } = context;
  for (const model of await unwatchedTrainings(database, AT_ONCE)) {
    const at = now();
    const credentialId = model.credentialId ?? (await credentialInForce(context, model.owner));
    const job = await database.transaction(async (transaction) => {
      const adopted = await insertJob(
        transaction,
        {
          id: crypto.randomUUID(),
          wallet: model.owner,
          key: crypto.randomUUID(),
          kind: "training",
          state: model.status === "training" ? "processing" : "queued",
          credentialId,
          modelId: model.realmModelId,
          parameters: {},
          dueAt: at,
        },
        "adopt",
        at,
      );
      if (adopted) await linkTraining(transaction, model, adopted.id);
      return adopted;
    });
    if (job) log.info({ jobId: job.id, to: job.state, event: "adopt" }, "A training is followed.");
  }
};
