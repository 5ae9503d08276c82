import { and, eq, isNull, lte } from "drizzle-orm";
import type { RealmModel } from "@/lib/core/realm";
import { visibleText } from "@/lib/core/text";
import { models } from "@/lib/server/db/schema/models";
import { announce } from "@/lib/server/live";
import type { Asked } from "../asked";
import type { ModelContext } from "../context";
import { nextModelStatus } from "../status";
import { isOfOtherAccount } from "./elsewhere";

export type Model = typeof models.$inferSelect;
type Kept = Pick<ModelContext, "database" | "now">;

/** REALM's times are text; one that can't be read is as good as none. */
const momentOf = (text: string | null | undefined): Date | null => {
  const millis = Date.parse(text ?? "");
  return Number.isNaN(millis) ? null : new Date(millis);
};

/** Its free texts made safe to show, once, where they come in. */
const contentOf = (model: RealmModel) => ({
  name: visibleText(model.name),
  description: visibleText(model.description, { lines: true }),
  tags: model.tags.map((tag) => visibleText(tag)),
  lastTrainedAt: momentOf(model.lastTrainedAt),
  // The answer to a creation leaves it out.
  ...(model.baseModel === undefined ? {} : { baseModel: visibleText(model.baseModel) }),
});

const shown = ({ name, description, tags, lastTrainedAt, baseModel, status, goneAt }: Model) =>
  JSON.stringify([name, description, tags, lastTrainedAt, baseModel, status, goneAt]);

/**
 * Writes down what REALM said of an owner's model. An answer to an earlier question than the one that
 * brought what is known changes nothing.
 */
export const keepModel = async (
  { database, now }: Kept,
  owner: string,
  told: RealmModel,
  { at: askedAt, credentialId: askedWith }: Asked,
): Promise<Model> => {
  const at = now();
  const content = contentOf(told);
  return database.transaction(async (transaction) => {
    const tell = ({ id }: Model) => announce(transaction, { wallet: owner, kind: "model", id });
    const [fresh] = await transaction
      .insert(models)
      .values({
        ...content,
        id: crypto.randomUUID(),
        owner,
        realmModelId: told.modelId,
        status: told.status,
        askedAt,
        credentialId: askedWith,
        createdAt: momentOf(told.createdAt) ?? at,
        updatedAt: at,
      })
      .onConflictDoNothing()
      .returning();
    if (fresh) {
      await tell(fresh);
      return fresh;
    }
    const mine = and(eq(models.owner, owner), eq(models.realmModelId, told.modelId));
    const [known] = await transaction.select().from(models).where(mine).for("update");
    if (!known) throw new Error("a model's row is neither new nor there");
    if (askedAt < known.askedAt) return known;
    const status = nextModelStatus(known.status, told.status);
    const credentialId = askedWith ?? known.credentialId;
    const next: Model = { ...known, ...content, status, askedAt, credentialId, goneAt: null };
    const changed = shown(next) !== shown(known);
    const updatedAt = changed ? at : known.updatedAt;
    await transaction
      .update(models)
      .set({ ...content, status, askedAt, credentialId, goneAt: null, updatedAt })
      .where(eq(models.id, known.id));
    if (changed) await tell(known);
    return { ...next, updatedAt };
  });
};

/** Writes down that REALM has a model of the owner's no more, as was known at `askedAt`. */
export const markGone = async (
  { database, now }: Kept,
  owner: string,
  realmModelId: string,
  askedAt: Date,
): Promise<void> => {
  const at = now();
  await database.transaction(async (transaction) => {
    const [gone] = await transaction
      .update(models)
      .set({ goneAt: at, updatedAt: at, askedAt })
      .where(
        and(
          eq(models.owner, owner),
          eq(models.realmModelId, realmModelId),
          isNull(models.goneAt),
          lte(models.askedAt, askedAt),
        ),
      )
      .returning({ id: models.id });
    if (gone) await announce(transaction, { wallet: owner, kind: "model", id: gone.id });
  });
};

/**
 * Writes down that REALM, when it was asked, had no such model of the owner's.
 * @returns false where that says nothing of it: it is of another account than the one that was asked with
 */
export const markAbsent = async (
  context: Kept,
  owner: string,
  realmModelId: string,
  { at, credentialId }: Asked,
): Promise<boolean> => {
  const { database } = context;
  if (credentialId === null) return false;
  if (await isOfOtherAccount(database, { owner, realmModelId }, credentialId)) return false;
  await markGone(context, owner, realmModelId, at);
  return true;
};
