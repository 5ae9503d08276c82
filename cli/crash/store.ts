import { asc, inArray } from "drizzle-orm";
import type { PurchaseState } from "@/lib/core/purchase";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { openEmbedded } from "@/lib/server/db/embedded";
import { openPostgres } from "@/lib/server/db/postgres";
import { purchases, purchaseTransitions } from "@/lib/server/db/schema/purchases";
import { purchaseFromRow, type Purchase } from "@/lib/server/purchases/purchase";
import type { Stage } from "./stage";

interface Move {
  readonly from: PurchaseState | null;
  readonly to: PurchaseState;
  readonly at: Date;
}

export interface Stored extends Purchase {
  readonly history: readonly Move[];
}

/** The stage's database. The embedded one belongs to the app while that runs. */
export const openStore = ({
  databaseUrl,
  dataDir,
}: Pick<Stage, "databaseUrl" | "dataDir">): Promise<OpenDatabase> =>
  databaseUrl === null ? openEmbedded(dataDir) : openPostgres(databaseUrl);

/** Every purchase with its transitions, oldest first. */
export const readStore = async (database: Database): Promise<readonly Stored[]> => {
  const rows = await database.select().from(purchases).orderBy(asc(purchases.createdAt));
  const steps = await database
    .select()
    .from(purchaseTransitions)
    .orderBy(asc(purchaseTransitions.id));
  return rows.map((row) => ({
    ...purchaseFromRow(row),
    history: steps
      .filter(({ purchaseId }) => purchaseId === row.id)
      .map(({ fromState, toState, at }) => ({ from: fromState, to: toState, at })),
  }));
};

/** The states of the purchases of some listings, of each the last one made. */
export const readStates = async (
  database: Database,
  listings: readonly string[],
): Promise<ReadonlyMap<string, PurchaseState>> => {
  const rows = await database
    .select({ listingId: purchases.listingId, state: purchases.state })
    .from(purchases)
    .where(inArray(purchases.listingId, [...listings]))
    .orderBy(asc(purchases.createdAt));
  return new Map(rows.map(({ listingId, state }) => [listingId, state]));
};
