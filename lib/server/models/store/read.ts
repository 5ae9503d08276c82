import { and, desc, eq, isNull, lt, not, or } from "drizzle-orm";
import type { ModelQuery } from "@/lib/core/model";
import type { Database } from "@/lib/server/db";
import { cursorFrom, pageOf } from "@/lib/server/db/cursor";
import { modelMirrors, models } from "@/lib/server/db/schema/models";
import { isElsewhere } from "./elsewhere";
import type { Model } from "./keep";

/** A page of an owner's models in the account in force, newest first. @throws INPUT_INVALID for a cursor that is none */
export const pageOfModels = async (
  database: Database,
  owner: string,
  { status, cursor, limit }: ModelQuery,
): Promise<{ readonly rows: readonly Model[]; readonly next: string | null }> => {
  const behind = cursor === undefined ? null : cursorFrom(cursor);
  const rows = await database
    .select()
    .from(models)
    .where(
      and(
        eq(models.owner, owner),
        isNull(models.goneAt),
        not(isElsewhere(database)),
        status && eq(models.status, status),
        behind
          ? or(
              lt(models.createdAt, behind.createdAt),
              and(eq(models.createdAt, behind.createdAt), lt(models.id, behind.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(models.createdAt), desc(models.id))
    .limit(limit + 1);
  return pageOf(rows, limit);
};

/** Gone or not. */
export const findModel = async (database: Database, id: string): Promise<Model | null> => {
  const [row] = await database.select().from(models).where(eq(models.id, id));
  return row ?? null;
};

/** Whose mirrors hold a model of REALM's: several wallets can have connected one account. */
export const ownersOf = async (
  database: Database,
  realmModelId: string,
): Promise<readonly string[]> => {
  const rows = await database
    .select({ owner: models.owner })
    .from(models)
    .where(eq(models.realmModelId, realmModelId));
  return rows.map(({ owner }) => owner);
};

/** Those of an owner's models in the account in force that the question asked at `askedAt` did not bring. */
export const unseenSince = async (
  database: Database,
  owner: string,
  askedAt: Date,
): Promise<readonly string[]> => {
  const rows = await database
    .select({ realmModelId: models.realmModelId })
    .from(models)
    .where(
      and(
        eq(models.owner, owner),
        isNull(models.goneAt),
        lt(models.askedAt, askedAt),
        not(isElsewhere(database)),
      ),
    );
  return rows.map(({ realmModelId }) => realmModelId);
};

/** When the owner's list at REALM was last read whole; null for never. */
export const syncedAt = async (database: Database, owner: string): Promise<Date | null> => {
  const [row] = await database.select().from(modelMirrors).where(eq(modelMirrors.owner, owner));
  return row?.syncedAt ?? null;
};

export const noteSync = async (database: Database, owner: string, at: Date): Promise<void> => {
  await database
    .insert(modelMirrors)
    .values({ owner, syncedAt: at })
    .onConflictDoUpdate({ target: modelMirrors.owner, set: { syncedAt: at } });
};
