import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { ModelPage, ModelQuery, ModelView } from "@/lib/core/model";
import type { Address } from "@/lib/core/solana";
import type { ModelContext } from "./context";
import type { Model } from "./store/keep";
import { findModel, pageOfModels } from "./store/read";
import { modelOfJob } from "./store/trainings";
import { refresh } from "./sync";

const AT_ONCE = 100;

export const viewOf = (model: Model): ModelView => ({
  id: model.id,
  modelId: model.realmModelId,
  name: model.name,
  description: model.description,
  baseModel: model.baseModel,
  tags: [...model.tags],
  status: model.status,
  lastTrainedAt: model.lastTrainedAt?.toISOString() ?? null,
  trainingJobId: model.trainingJobId,
  createdAt: model.createdAt.toISOString(),
});

/**
 * A page of a wallet's own models, newest first.
 * @throws CREDENTIAL_REQUIRED, REALM_*: see sync.ts; INPUT_INVALID for a cursor that is none
 */
export const listModels = async (
  context: ModelContext,
  wallet: Address,
  query: ModelQuery,
): Promise<ModelPage> => {
  const { syncedAt, trouble } = await refresh(context, wallet);
  const { rows, next } = await pageOfModels(context.database, wallet, query);
  return { models: rows.map(viewOf), next, syncedAt: syncedAt.toISOString(), trouble };
};

/**
 * All of a wallet's own models in a state, newest first, of as many pages as there are.
 * @throws CREDENTIAL_REQUIRED, REALM_*: see sync.ts
 */
export const allModels = async (
  context: ModelContext,
  wallet: Address,
  status: ModelView["status"],
): Promise<readonly ModelView[]> => {
  await refresh(context, wallet);
  const found: ModelView[] = [];
  let cursor: string | undefined;
  do {
    const asked = { status, limit: AT_ONCE, ...(cursor === undefined ? {} : { cursor }) };
    const page = await pageOfModels(context.database, wallet, asked);
    found.push(...page.rows.map(viewOf));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
};

type Stored = Pick<ModelContext, "database">;

/** A wallet's model, also one that is gone. @throws MODEL_NOT_FOUND for somebody else's and for none */
export const everOwned = async (
  { database }: Stored,
  wallet: Address,
  id: string,
): Promise<Model> => {
  const model = await findModel(database, id);
  if (model?.owner === wallet) return model;
  throw new CodedError("MODEL_NOT_FOUND", "no model of this wallet has this id");
};

/** Somebody else's model, one that is gone and none at all look the same. @throws MODEL_NOT_FOUND */
export const ownModel = async (context: Stored, wallet: Address, id: string): Promise<Model> => {
  const model = await everOwned(context, wallet, id);
  if (model.goneAt === null) return model;
  throw new CodedError("MODEL_NOT_FOUND", "this model is gone");
};

/** @throws MODEL_NOT_FOUND */
export const readModel = async (context: Stored, wallet: Address, id: string): Promise<ModelView> =>
  viewOf(await ownModel(context, wallet, id));

/** A model, when REALM was asked that told of it so, and why REALM could not be asked now. */
export interface FreshModel {
  readonly model: ModelView;
  readonly asOf: Date;
  readonly trouble: ErrorCode | null;
}

/**
 * A model after REALM was asked about its owner's, as far as it answers.
 * @throws MODEL_NOT_FOUND, CREDENTIAL_REQUIRED
 */
export const readFreshModel = async (
  context: ModelContext,
  wallet: Address,
  id: string,
): Promise<FreshModel> => {
  const trouble = await refresh(context, wallet).then(
    (refreshed) => refreshed.trouble,
    (error: unknown) => {
      if (!(error instanceof CodedError) || error.code === "CREDENTIAL_REQUIRED") throw error;
      return error.code;
    },
  );
  const model = await ownModel(context, wallet, id);
  return { model: viewOf(model), asOf: model.askedAt, trouble };
};

/** The model that a job of the wallet's is or was about; null where there is none, or no more. */
export const readModelOfJob = async (
  { database }: Stored,
  wallet: Address,
  jobId: string,
): Promise<ModelView | null> => {
  const model = await modelOfJob(database, wallet, jobId);
  return model && viewOf(model);
};
