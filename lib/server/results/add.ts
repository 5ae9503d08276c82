import type { JobResult } from "@/lib/core/job";
import type { Database } from "@/lib/server/db";
import { results } from "@/lib/server/db/schema/results";

interface Completed {
  readonly id: string;
  readonly wallet: string;
  readonly results: readonly JobResult[];
  /** When REALM told of its completion. */
  readonly updatedAt: Date;
}

/** Writes down a completed job's results, to be copied; part of the transaction that completes it. */
export const addResults = async (
  transaction: Database,
  { id: jobId, wallet, results: made, updatedAt: at }: Completed,
): Promise<void> => {
  if (made.length === 0) return;
  const rows = made.map(({ kind, id: realmId, url, seed }) => ({
    id: crypto.randomUUID(),
    ...{ jobId, wallet, kind, realmId, url, seed },
    state: "waiting" as const,
    ...{ dueAt: at, leaseUntil: at, createdAt: at },
  }));
  await transaction.insert(results).values(rows).onConflictDoNothing();
};
