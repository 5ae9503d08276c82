import { asc, count, eq, max, min, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { credentialUsage } from "@/lib/server/db/schema/credentials";

/** What a credential was used for of one kind, over all its time. */
export interface OperationUse {
  readonly operation: string;
  readonly calls: number;
  readonly errors: number;
  /** The full hour of the first one. */
  readonly firstHour: Date | null;
  readonly lastAt: Date | null;
  /** In how many hours it was called at all. */
  readonly hours: number;
}

/** Every call made with a credential, by operation: nothing is left out, however long it served. */
export const operationsOf = (
  database: Database,
  credentialId: string,
): Promise<readonly OperationUse[]> =>
  database
    .select({
      operation: credentialUsage.operation,
      calls: sql<number>`sum(${credentialUsage.calls})::int`,
      errors: sql<number>`sum(${credentialUsage.errors})::int`,
      firstHour: min(credentialUsage.hour),
      lastAt: max(credentialUsage.lastAt),
      hours: count(),
    })
    .from(credentialUsage)
    .where(eq(credentialUsage.credentialId, credentialId))
    .groupBy(credentialUsage.operation)
    .orderBy(asc(credentialUsage.operation));
