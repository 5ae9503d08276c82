import { and, eq, gt, inArray, ne, or, sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { LICENCE_QUOTA, type LicenceQuota } from "@/lib/core/licence";
import type { Database } from "@/lib/server/db";
import { jobs } from "@/lib/server/db/schema/jobs";

const PICTURES = sql<number>`coalesce(sum(coalesce((${jobs.parameters} ->> 'numOutputs')::int, 1)), 0)::int`;

interface Use {
  readonly wallet: string;
  readonly mint: string | null;
  readonly pictures: number;
}

/** A wallet with the licences it holds. */
interface Holder {
  readonly wallet: string;
  readonly mints: readonly string[];
}

/**
 * Pictures that were asked for in the window by this wallet, or on these licences by whoever held them
 * then; what REALM refused made none.
 */
const usesOf = (database: Database, { wallet, mints }: Holder, now: Date): Promise<Use[]> => {
  const since = new Date(now.getTime() - LICENCE_QUOTA.windowMillis);
  return database
    .select({ wallet: jobs.wallet, mint: jobs.licenceMint, pictures: PICTURES })
    .from(jobs)
    .where(
      and(
        or(eq(jobs.wallet, wallet), inArray(jobs.licenceMint, [...mints])),
        eq(jobs.account, "platform"),
        ne(jobs.state, "refused"),
        gt(jobs.createdAt, since),
      ),
    )
    .groupBy(jobs.wallet, jobs.licenceMint);
};

/** What counts where this wallet uses that licence: what either has made. */
const usedBy = (uses: readonly Use[], wallet: string, mint: string | null): number =>
  uses
    .filter((use) => use.wallet === wallet || (mint !== null && use.mint === mint))
    .reduce((sum, { pictures }) => sum + pictures, 0);

/** How much of the day's pictures a wallet has left with the licence of its that made the fewest. */
export const quotaOf = async (
  database: Database,
  holder: Holder,
  now: Date,
): Promise<LicenceQuota> => {
  const { wallet, mints } = holder;
  const uses = await usesOf(database, holder, now);
  const licences = mints.length === 0 ? [null] : mints;
  const used = Math.min(...licences.map((mint) => usedBy(uses, wallet, mint)));
  return { most: LICENCE_QUOTA.pictures, left: Math.max(0, LICENCE_QUOTA.pictures - used) };
};

/**
 * Refuses what, with the job just written in this transaction, is more than a day's pictures: of its
 * wallet, and of its licence, which is a token and may have come from a wallet that used it up. Kept in
 * the database: a restart gives nothing back, and instances count together.
 * @throws LICENCE_QUOTA
 */
export const requireQuota = async (
  transaction: Database,
  { wallet, licenceMint }: Pick<typeof jobs.$inferSelect, "wallet" | "licenceMint">,
  now: Date,
): Promise<void> => {
  const mints = licenceMint === null ? [] : [licenceMint];
  // Two jobs at once would each see itself alone; in one order, so that no two wait for each other.
  for (const subject of [wallet, ...mints].toSorted())
    await transaction.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`licence:${subject}`}, 0))`,
    );
  const uses = await usesOf(transaction, { wallet, mints }, now);
  if (usedBy(uses, wallet, licenceMint) > LICENCE_QUOTA.pictures)
    throw new CodedError("LICENCE_QUOTA", "the day's pictures are used up");
};
