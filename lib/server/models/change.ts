import { CodedError } from "@/lib/core/errors";
import type { ChangeModel, ModelView } from "@/lib/core/model";
import type { Address } from "@/lib/core/solana";
import { asOwner, type RealmClient } from "@/lib/server/realm";
import { asking, type Asked } from "./asked";
import type { ModelContext } from "./context";
import { requireAsked } from "./personal-data";
import { everOwned, ownModel, viewOf } from "./read";
import { keepModel, markAbsent, markGone } from "./store/keep";

const isNotThere = (error: unknown): error is CodedError =>
  error instanceof CodedError && error.code === "MODEL_NOT_FOUND";

/** Asks REALM with an owner's key, and tells of the question once it is answered. */
const ask = async <T>(
  context: ModelContext,
  owner: string,
  call: (realm: RealmClient) => Promise<T>,
): Promise<{ readonly told: T | CodedError; readonly asked: Asked }> => {
  const askedWith = await asOwner(() => asking(context, owner));
  const told = await asOwner(() => call(context.realmOf(owner))).catch((error: unknown) => {
    if (isNotThere(error)) return error;
    throw error;
  });
  return { told, asked: { at: context.now(), credentialId: await askedWith() } };
};

// An answer to a change counts from when it came: a list that was asked for while the change was under
// way may show the model as it was before, and must not undo it here.

/**
 * Changes a model's words at REALM; sent again, the same is written again.
 * @throws PERSONAL_DATA, MODEL_NOT_FOUND here or at REALM, CREDENTIAL_REQUIRED, CREDENTIAL_REFUSED, REALM_*
 */
export const changeModel = async (
  context: ModelContext,
  wallet: Address,
  id: string,
  { personalData, ...patch }: ChangeModel,
): Promise<ModelView> => {
  requireAsked(patch, personalData);
  const { realmModelId } = await ownModel(context, wallet, id);
  const { told, asked } = await ask(context, wallet, (realm) =>
    realm.changeModel(realmModelId, patch),
  );
  if (told instanceof CodedError) {
    await markAbsent(context, wallet, realmModelId, asked);
    throw told;
  }
  if (told.modelId !== realmModelId)
    throw new CodedError("REALM_ANSWER", "REALM changed another model");
  return viewOf(await keepModel(context, wallet, told, asked));
};

/**
 * Deletes a model at REALM, for good, by a signed call. One that REALM does not have counts as deleted,
 * so that the answer to a second try is the answer that the first one lost; not one of another account.
 * @param typed its name, as its owner typed it
 * @throws MODEL_NAME, MODEL_NOT_FOUND, MODEL_IN_TRAINING, MODEL_LISTED, CREDENTIAL_REQUIRED,
 * CREDENTIAL_REFUSED, REALM_*: it is still there then, or that is not known
 */
export const deleteModel = async (
  context: ModelContext,
  wallet: Address,
  id: string,
  typed: string,
): Promise<void> => {
  const { realmModelId, name, goneAt } = await everOwned(context, wallet, id);
  if (goneAt !== null) return;
  if (typed !== name.trim()) throw new CodedError("MODEL_NAME", "another name was typed");
  const { told, asked } = await ask(context, wallet, (realm) => realm.deleteModel(realmModelId));
  if (told instanceof CodedError) {
    if (!(await markAbsent(context, wallet, realmModelId, asked))) throw told;
  } else await markGone(context, wallet, realmModelId, asked.at);
  context.log.info({ component: "models", wallet, event: "delete" }, "A model was deleted.");
};
