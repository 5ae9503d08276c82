import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { asOwner } from "@/lib/server/realm";
import { asking } from "./asked";
import type { ModelContext } from "./context";
import { lookAtModel } from "./look";
import { keepModel } from "./store/keep";
import { noteSync, syncedAt, unseenSince } from "./store/read";

/** The most REALM's list is asked for at once, and the most pages of it that are read. */
const PAGE = 100;
const MOST_PAGES = 50;
/** Milliseconds for which a list that was read whole is not read again. */
const FRESH = 15_000;
/** Milliseconds for one page of REALM's list: somebody is waiting to see theirs. */
const PATIENCE = 5_000;

/**
 * Reads an owner's list at REALM whole into the mirror. A model that is not on it is asked for by
 * itself before it counts as gone: a list that changes while it is read can skip one.
 * @throws CodedError REALM_*, CREDENTIAL_MISSING; what was read until then stays
 */
const syncModels = async (context: ModelContext, owner: string): Promise<Date> => {
  const { database, now } = context;
  const realm = context.realmOf(owner);
  const began = now();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const at = now();
    const askedWith = await asking(context, owner);
    const told = await realm.listModels({ limit: PAGE, offset: page * PAGE }, PATIENCE);
    const asked = { at, credentialId: await askedWith() };
    for (const model of told.models) await keepModel(context, owner, model, asked);
    if (told.models.length === 0 || (page + 1) * PAGE >= told.total) break;
  }
  for (const missing of await unseenSince(database, owner, began))
    await lookAtModel(context, owner, missing);
  await noteSync(database, owner, began);
  return began;
};

const running = new Map<string, Promise<Date>>();

/** One reading of an owner's list at a time, however many pages ask for it. */
const syncOnce = (context: ModelContext, owner: string): Promise<Date> => {
  const known = running.get(owner);
  if (known) return known;
  const sync = syncModels(context, owner).finally(() => {
    running.delete(owner);
  });
  running.set(owner, sync);
  return sync;
};

export interface Refreshed {
  /** When REALM's list was last read whole. */
  readonly syncedAt: Date;
  /** Why it could not be read now; null where it was. */
  readonly trouble: ErrorCode | null;
}

/**
 * Has the mirror show what REALM has, as far as REALM answers.
 * @throws CREDENTIAL_REQUIRED for an owner without a credential; REALM_*, CREDENTIAL_REFUSED where
 * nothing was ever read and REALM does not answer
 */
export const refresh = async (context: ModelContext, owner: string): Promise<Refreshed> => {
  const last = await syncedAt(context.database, owner);
  if (last && context.now().getTime() - last.getTime() < FRESH)
    return { syncedAt: last, trouble: null };
  try {
    return { syncedAt: await asOwner(() => syncOnce(context, owner)), trouble: null };
  } catch (error) {
    if (!last || !(error instanceof CodedError) || error.code === "CREDENTIAL_REQUIRED")
      throw error;
    const { code } = error;
    context.log.warn({ component: "models", wallet: owner, code }, "Models could not be read.");
    return { syncedAt: last, trouble: code };
  }
};
