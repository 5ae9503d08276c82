import { sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { liveEvents } from "@/lib/server/db/schema/live";

/** On which the database tells every instance that there is something to read. */
export const LIVE_CHANNEL = "countersign_live";

type Kind = (typeof liveEvents.$inferInsert)["kind"];

/** Something that changed for a wallet. */
export interface Change {
  /** base58: whose pages hear of it. */
  readonly wallet: string;
  /** "session": one that ended; its streams close. The others go to the page as they are. */
  readonly kind: Kind;
  /** The id of what changed. */
  readonly id: string;
}

/**
 * Says that something changed for a wallet. Given a transaction, it is said when that commits and not
 * at all when it does not: the row and the call that wakes readers are both part of it.
 */
export const announce = async (
  executor: Pick<Database, "insert">,
  { wallet, kind, id }: Change,
): Promise<void> => {
  await executor
    .insert(liveEvents)
    .values({ wallet, kind, subject: id })
    .returning({ told: sql`pg_notify(${LIVE_CHANNEL}, '')` });
};
