import { and, eq } from "drizzle-orm";
import type { NewModel } from "@/lib/core/realm";
import type { Database } from "@/lib/server/db";
import { modelCreations } from "@/lib/server/db/schema/models";

export type Creation = typeof modelCreations.$inferSelect;

/** Stores what is to be made; null where its key is there already. */
export const insertCreation = async (
  database: Database,
  values: { owner: string; key: string; wanted: NewModel; createdAt: Date },
): Promise<Creation | null> => {
  const [row] = await database
    .insert(modelCreations)
    .values({ ...values, id: crypto.randomUUID() })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
};

export const findCreation = async (
  database: Database,
  owner: string,
  key: string,
): Promise<Creation | null> => {
  const [row] = await database
    .select()
    .from(modelCreations)
    .where(and(eq(modelCreations.owner, owner), eq(modelCreations.key, key)));
  return row ?? null;
};

/** Names the model that came of it. */
export const settleCreation = async (
  database: Database,
  id: string,
  modelId: string,
): Promise<void> => {
  await database.update(modelCreations).set({ modelId }).where(eq(modelCreations.id, id));
};

/** REALM is sure not to have made it: the key is free again. */
export const withdrawCreation = async (database: Database, id: string): Promise<void> => {
  await database.delete(modelCreations).where(eq(modelCreations.id, id));
};
