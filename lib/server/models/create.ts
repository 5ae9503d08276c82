import { isDeepStrictEqual } from "node:util";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { CreateModel, ModelView } from "@/lib/core/model";
import { IDEMPOTENCY_SECONDS, type NewModel } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import { asOwner } from "@/lib/server/realm";
import { asking } from "./asked";
import type { ModelContext } from "./context";
import { requireAsked } from "./personal-data";
import { ownModel, viewOf } from "./read";
import {
  findCreation,
  insertCreation,
  settleCreation,
  withdrawCreation,
  type Creation,
} from "./store/creations";
import { keepModel, type Model } from "./store/keep";

/** REALM's no to the words: nothing was made, whatever came before it. */
const REFUSED: ErrorCode = "REALM_REFUSED";
/** No call was made; an earlier one with the same key may have been. */
const UNSENT: ErrorCode = "CREDENTIAL_MISSING";

/** Milliseconds for which REALM is sure to know the key again; an hour is left for clocks and calls. */
const KEY_LASTS = (IDEMPOTENCY_SECONDS - 3_600) * 1_000;

interface Begun {
  readonly creation: Creation;
  /** No call was made with its key before. */
  readonly fresh: boolean;
}

/** The row this key stands for, new or of an earlier try. @throws MODEL_KEY */
const begin = async (
  { database, now }: ModelContext,
  owner: string,
  key: string,
  wanted: NewModel,
): Promise<Begun> => {
  const at = now();
  const inserted = await insertCreation(database, { owner, key, wanted, createdAt: at });
  const creation = inserted ?? (await findCreation(database, owner, key));
  if (!creation) throw new CodedError("INTERNAL", "a creation's key is neither new nor there");
  const isSame = isDeepStrictEqual(creation.wanted, wanted);
  const isOld = at.getTime() - creation.createdAt.getTime() > KEY_LASTS;
  if (isSame && (creation.modelId !== null || !isOld))
    return { creation, fresh: inserted !== null };
  throw new CodedError("MODEL_KEY", "the key began something else, or is too old to be sent again");
};

const make = async (context: ModelContext, { creation, fresh }: Begun): Promise<Model> => {
  const { id, owner, wanted } = creation;
  const { database, realmOf, now } = context;
  try {
    const askedWith = await asking(context, owner);
    const told = await realmOf(owner).createModel(wanted, id, fresh ? "first" : "again");
    // REALM leaves the base model out of this answer.
    const full = { ...told, baseModel: told.baseModel ?? wanted.baseModel };
    const asked = { at: now(), credentialId: await askedWith() };
    const model = await keepModel(context, owner, full, asked);
    await settleCreation(database, id, model.id);
    return model;
  } catch (error) {
    const code = error instanceof CodedError ? error.code : null;
    if (code === REFUSED || (fresh && code === UNSENT)) await withdrawCreation(database, id);
    throw error;
  }
};

const running = new Map<string, Promise<Model>>();

/** The second of two presses waits for what the first one brings. */
const makeOnce = (context: ModelContext, begun: Begun): Promise<Model> => {
  const { id } = begun.creation;
  const known = running.get(id);
  if (known) return known;
  const made = make(context, begun).finally(() => {
    running.delete(id);
  });
  running.set(id, made);
  return made;
};

/**
 * Makes a model at REALM with the wallet's own credential. The row stands before REALM is called, and
 * its id is the idempotency key there: the same key of the form again, after a lost answer or a crash
 * too, finds or makes the one model.
 * @throws PERSONAL_DATA, CREDENTIAL_REQUIRED, CREDENTIAL_REFUSED, MODEL_KEY, REALM_*; MODEL_NOT_FOUND where it was
 * made by this key and deleted since
 */
export const createModel = async (
  context: ModelContext,
  wallet: Address,
  { key, personalData, ...wanted }: CreateModel,
): Promise<ModelView> => {
  requireAsked(wanted, personalData);
  const begun = await begin(context, wallet, key, wanted);
  const { creation } = begun;
  if (creation.modelId !== null) return viewOf(await ownModel(context, wallet, creation.modelId));
  return viewOf(await asOwner(() => makeOnce(context, begun)));
};
