import type { ChangeModel, CreateModel, ModelPage, ModelQuery, ModelView } from "@/lib/core/model";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import { logger } from "@/lib/server/log";
import { realmOf } from "@/lib/server/realm";
import { ownerCredential } from "@/lib/server/vault";
import * as changing from "./change";
import type { ModelContext } from "./context";
import * as creating from "./create";
import * as looking from "./look";
import * as reading from "./read";

const modelContext = async (): Promise<ModelContext> => ({
  database: await database(),
  realmOf,
  credentialOf: async (owner) => (await ownerCredential(owner, "studio")).id,
  now: () => new Date(),
  log: logger,
});

/** See read.ts. */
export const listModels = async (wallet: Address, query: ModelQuery): Promise<ModelPage> =>
  reading.listModels(await modelContext(), wallet, query);

/** See read.ts. */
export const allModels = async (
  wallet: Address,
  status: ModelView["status"],
): Promise<readonly ModelView[]> => reading.allModels(await modelContext(), wallet, status);

/** See read.ts. */
export const readModel = async (wallet: Address, id: string): Promise<ModelView> =>
  reading.readModel(await modelContext(), wallet, id);

/** See read.ts. */
export const readFreshModel = async (wallet: Address, id: string): Promise<reading.FreshModel> =>
  reading.readFreshModel(await modelContext(), wallet, id);

/** See read.ts. */
export const readModelOfJob = async (wallet: Address, jobId: string): Promise<ModelView | null> =>
  reading.readModelOfJob(await modelContext(), wallet, jobId);

/** See create.ts. */
export const createModel = async (wallet: Address, wanted: CreateModel): Promise<ModelView> =>
  creating.createModel(await modelContext(), wallet, wanted);

/** See change.ts. */
export const changeModel = async (
  wallet: Address,
  id: string,
  change: ChangeModel,
): Promise<ModelView> => changing.changeModel(await modelContext(), wallet, id, change);

/** See change.ts. */
export const deleteModel = async (wallet: Address, id: string, typed: string): Promise<void> =>
  changing.deleteModel(await modelContext(), wallet, id, typed);

/** See look.ts. */
export const lookAtModels = async (realmModelId: string): Promise<number> =>
  looking.lookAtModels(await modelContext(), realmModelId);
