import { and, eq, gt, ne, sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { LICENCE_QUOTA, type LicenceQuota } from "@/lib/core/licence";
import type { Database } from "@/lib/server/db";
import { jobs } from "@/lib/server/db/schema/jobs";

const PICTURES = sql<number>`coalesce(sum(coalesce((${jobs.parameters} ->> 'numOutputs')::int, 1)), 0)::int`;

/** Pictures that a wallet's licences were asked for in the window; what REALM refused made none. */
const usedBy = async (database: Database, wallet: string, now: Date): Promise<number> => {
  const since = new Date(now.getTime() - LICENCE_QUOTA.windowMillis);
  const [row] = await database
    .select({ used: PICTURES })
    .from(jobs)
    .where(
      and(
        eq(jobs.wallet, wallet),
        eq(jobs.account, "platform"),
        ne(jobs.state, "refused"),
        gt(jobs.createdAt, since),
      ),
    );
  return row?.used ?? 0;
};

/** How much of its day's pictures a wallet has left. */
export const quotaOf = async (
  database: Database,
  wallet: string,
  now: Date,
): Promise<LicenceQuota> => {
  const used = await usedBy(database, wallet, now);
  return { most: LICENCE_QUOTA.pictures, left: Math.max(0, LICENCE_QUOTA.pictures - used) };
};

/**
 * Refuses what, with the job just written in this transaction, is more than a day's pictures. Kept in the
 * database: a restart gives nothing back, and instances count together.
 * @throws LICENCE_QUOTA
 */
export const requireQuota = async (
  transaction: Database,
  wallet: string,
  now: Date,
): Promise<void> => {
  // Two jobs of one wallet at once would each see itself alone.
  await transaction.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`licence:${wallet}`}, 0))`,
  );
  if ((await usedBy(transaction, wallet, now)) > LICENCE_QUOTA.pictures)
    throw new CodedError("LICENCE_QUOTA", "the day's pictures are used up");
};
