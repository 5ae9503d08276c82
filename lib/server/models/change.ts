import { CodedError } from "@/lib/core/errors";
import type { ChangeModel, ModelView } from "@/lib/core/model";
import type { Address } from "@/lib/core/solana";
import { asOwner } from "@/lib/server/realm";
import type { ModelContext } from "./context";
import { requireAsked } from "./personal-data";
import { everOwned, ownModel, viewOf } from "./read";
import { keepModel, markGone } from "./store/keep";

const isNotThere = (error: unknown): boolean =>
  error instanceof CodedError && error.code === "MODEL_NOT_FOUND";

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
  const { realmOf, now } = context;
  try {
    const told = await asOwner(() => realmOf(wallet).changeModel(realmModelId, patch));
    if (told.modelId !== realmModelId)
      throw new CodedError("REALM_ANSWER", "REALM changed another model");
    return viewOf(await keepModel(context, wallet, told, now()));
  } catch (error) {
    if (isNotThere(error)) await markGone(context, wallet, realmModelId, now());
    throw error;
  }
};

/**
 * Deletes a model at REALM, for good, by a signed call. One that REALM does not have counts as deleted,
 * so that the answer to a second try is the answer that the first one lost.
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
  try {
    await asOwner(() => context.realmOf(wallet).deleteModel(realmModelId));
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
  await markGone(context, wallet, realmModelId, context.now());
  context.log.info({ component: "models", wallet, event: "delete" }, "A model was deleted.");
};
