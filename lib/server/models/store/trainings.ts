import { and, eq, gte, inArray, isNull, notExists, or, sql } from "drizzle-orm";
import { openJobStates } from "@/lib/core/job";
import type { Database } from "@/lib/server/db";
import { jobs } from "@/lib/server/db/schema/jobs";
import { models } from "@/lib/server/db/schema/models";
import { announce } from "@/lib/server/live";
import type { Model } from "./keep";

/** A model of an owner's as it was last seen, gone or not. */
export const mirroredModel = async (
  database: Database,
  owner: string,
  realmModelId: string,
): Promise<Model | null> => {
  const [row] = await database
    .select()
    .from(models)
    .where(and(eq(models.owner, owner), eq(models.realmModelId, realmModelId)));
  return row ?? null;
};

/** The model of an owner's that a job of theirs is or was about. */
export const modelOfJob = async (
  database: Database,
  owner: string,
  jobId: string,
): Promise<Model | null> => {
  const [row] = await database
    .select({ model: models })
    .from(jobs)
    .innerJoin(models, and(eq(models.owner, jobs.wallet), eq(models.realmModelId, jobs.modelId)))
    .where(and(eq(jobs.id, jobId), eq(jobs.wallet, owner), isNull(models.goneAt)));
  return row?.model ?? null;
};

/** Models in training whose training no unfinished job follows. */
export const unwatchedTrainings = (database: Database, most: number): Promise<Model[]> =>
  database
    .select()
    .from(models)
    .where(
      and(
        inArray(models.status, ["training_queued", "training"]),
        isNull(models.goneAt),
        notExists(
          database
            .select({ one: sql`1` })
            .from(jobs)
            .where(
              and(
                eq(jobs.kind, "training"),
                eq(jobs.wallet, models.owner),
                eq(jobs.modelId, models.realmModelId),
                or(
                  inArray(jobs.state, openJobStates),
                  // Given up on, and nothing has changed since: to begin again would be for ever.
                  and(eq(jobs.state, "abandoned"), gte(jobs.updatedAt, models.updatedAt)),
                ),
              ),
            ),
        ),
      ),
    )
    .limit(most);

/** Names the job that follows a model's latest training. */
export const linkTraining = async (
  transaction: Database,
  { id, owner }: Pick<Model, "id" | "owner">,
  jobId: string,
): Promise<void> => {
  await transaction.update(models).set({ trainingJobId: jobId }).where(eq(models.id, id));
  await announce(transaction, { wallet: owner, kind: "model", id });
};
