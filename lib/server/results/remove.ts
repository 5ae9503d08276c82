import { and, eq, lt, notExists, sql } from "drizzle-orm";
import type { Address } from "@/lib/core/solana";
import { files } from "@/lib/server/db/schema/files";
import { jobs } from "@/lib/server/db/schema/jobs";
import { results } from "@/lib/server/db/schema/results";
import { announce } from "@/lib/server/live";
import type { ResultContext } from "./context";
import { ownResult } from "./read";

/**
 * Deletes an owner's result for good, our copy and what is known of it; REALM's own is REALM's.
 * @throws RESULT_NOT_FOUND
 */
export const removeResult = async (
  { database, removeFile }: Pick<ResultContext, "database" | "removeFile">,
  wallet: Address,
  id: string,
): Promise<void> => {
  const { jobId } = await ownResult(database, wallet, id);
  const fileId = await database.transaction(async (transaction) => {
    const [job] = await transaction.select().from(jobs).where(eq(jobs.id, jobId)).for("update");
    // Read again under the lock: a copy may have been made meanwhile.
    const [gone] = await transaction.delete(results).where(eq(results.id, id)).returning();
    if (!job || !gone) return null;
    const left = job.results.filter((result) => result.id !== gone.realmId);
    await transaction.update(jobs).set({ results: left }).where(eq(jobs.id, jobId));
    await announce(transaction, { wallet, kind: "job", id: jobId });
    return gone.fileId;
  });
  if (fileId !== null) await removeFile(wallet, fileId);
};

/** Milliseconds: longer than a copy takes from its bytes to its row. */
const ORPHANED = 60 * 60_000;

/** Removes copies that no result names: a process died between the two. @returns how many */
export const removeOrphans = async ({
  database,
  removeFile,
  now,
}: Pick<ResultContext, "database" | "removeFile" | "now">): Promise<number> => {
  const orphans = await database
    .select({ id: files.id, owner: files.owner })
    .from(files)
    .where(
      and(
        eq(files.kind, "result"),
        lt(files.createdAt, new Date(now().getTime() - ORPHANED)),
        notExists(
          database
            .select({ one: sql`1` })
            .from(results)
            .where(eq(results.fileId, files.id)),
        ),
      ),
    )
    .limit(200);
  for (const { id, owner } of orphans) await removeFile(owner, id);
  return orphans.length;
};
