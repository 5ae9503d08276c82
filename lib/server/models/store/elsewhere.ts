import { and, eq, exists, ne, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/server/db";
import { credentials } from "@/lib/server/db/schema/credentials";
import { models } from "@/lib/server/db/schema/models";

const seen = alias(credentials, "seen");
const other = alias(credentials, "other");

/** A model that was last seen with a credential of another account at REALM than these, where both are known. */
const ofOtherThan = (database: Database, these: SQL | undefined): SQL =>
  exists(
    database
      .select({ one: sql`1` })
      .from(seen)
      .innerJoin(other, and(these, ne(other.account, seen.account)))
      .where(eq(seen.id, models.credentialId)),
  );

/** Models of another account at REALM than their owner's in force: out of reach until that one is back. */
export const isElsewhere = (database: Database): SQL =>
  ofOtherThan(database, and(eq(other.owner, models.owner), eq(other.state, "active")));

/** Whether a model is of another account than the one asked with: there it is absent anyhow. */
export const isOfOtherAccount = async (
  database: Database,
  { owner, realmModelId }: { readonly owner: string; readonly realmModelId: string },
  askedWith: string,
): Promise<boolean> => {
  const rows = await database
    .select({ id: models.id })
    .from(models)
    .where(
      and(
        eq(models.owner, owner),
        eq(models.realmModelId, realmModelId),
        ofOtherThan(database, eq(other.id, askedWith)),
      ),
    );
  return rows.length > 0;
};
