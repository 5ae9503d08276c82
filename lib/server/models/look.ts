import { CodedError } from "@/lib/core/errors";
import { asking } from "./asked";
import type { ModelContext } from "./context";
import { keepModel, markAbsent, type Model } from "./store/keep";
import { ownersOf } from "./store/read";

/** Milliseconds: less than a webhook is applied in (lib/server/webhooks/work.ts). */
const PATIENCE = 5_000;

/**
 * Asks REALM for one model of an owner's and writes down what it says.
 * @returns the model, or null where REALM has none: no more, or not in the account that is in force
 * @throws CodedError REALM_*, CREDENTIAL_MISSING where it could not be asked: nothing changed then
 */
export const lookAtModel = async (
  context: ModelContext,
  owner: string,
  realmModelId: string,
): Promise<Model | null> => {
  const at = context.now();
  const askedWith = await asking(context, owner);
  try {
    const told = await context.realmOf(owner).getModel(realmModelId, PATIENCE);
    if (told.modelId !== realmModelId)
      throw new CodedError("REALM_ANSWER", "REALM showed another model");
    return await keepModel(context, owner, told, { at, credentialId: await askedWith() });
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== "MODEL_NOT_FOUND") throw error;
    await markAbsent(context, owner, realmModelId, { at, credentialId: await askedWith() });
    return null;
  }
};

/** REALM can't be asked for who has disconnected: nobody else shall wait for that. */
const isDisconnected = (error: unknown): boolean =>
  error instanceof CodedError && error.code === "CREDENTIAL_MISSING";

/**
 * The same for everybody here who has the model, all at once: together they take no longer than one.
 * @returns how many of them REALM was asked for @throws as `lookAtModel`, once all were tried
 */
export const lookAtModels = async (
  context: ModelContext,
  realmModelId: string,
): Promise<number> => {
  const owners = await ownersOf(context.database, realmModelId);
  const looks = await Promise.allSettled(
    owners.map((owner) => lookAtModel(context, owner, realmModelId)),
  );
  const failed = looks.find((look) => look.status === "rejected" && !isDisconnected(look.reason));
  if (failed?.status === "rejected") throw failed.reason;
  return looks.filter(({ status }) => status === "fulfilled").length;
};
