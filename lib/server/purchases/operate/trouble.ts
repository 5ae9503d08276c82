import { and, count, gte, or } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { purchases } from "@/lib/server/db/schema/purchases";
import { disputed, stuck, unfinished } from "./standing";

const WEEK_MILLIS = 7 * 24 * 60 * 60 * 1_000;

/** Purchases for which an operator is woken. */
export interface PurchaseTrouble {
  readonly stuck: number;
  /** On the chain otherwise than agreed: unfinished ones, and those that ended within a week. */
  readonly disputed: number;
}

export const countTrouble = async ({
  database,
  now,
}: {
  readonly database: Database;
  readonly now: () => Date;
}): Promise<PurchaseTrouble> => {
  const at = now();
  const lately = gte(purchases.updatedAt, new Date(at.getTime() - WEEK_MILLIS));
  const [hanging] = await database.select({ count: count() }).from(purchases).where(stuck(at));
  const [otherwise] = await database
    .select({ count: count() })
    .from(purchases)
    .where(and(disputed(), or(unfinished(), lately)));
  return { stuck: hanging?.count ?? 0, disputed: otherwise?.count ?? 0 };
};
