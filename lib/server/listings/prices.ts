import { asc, eq, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { lamports, type Lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import type { Database } from "@/lib/server/db";
import { listingPrices } from "@/lib/server/db/schema/listing-prices";

/** A price, and when it was first seen here. */
export interface SeenPrice {
  readonly price: Lamports;
  readonly seenAt: Date;
}

/** Changes kept of one listing; of one that changes more often the oldest go. */
export const MOST_PRICES = 200;
/** Listings whose last stored price a process remembers, so that most reads ask the database nothing. */
const REMEMBERED = 5_000;

export type NotePrice = (listing: RealmListing, seenAt: Date) => Promise<void>;

/**
 * Notes the price a listing was read at where it differs from the last one noted: one row per change.
 * What is no longer for sale keeps its last.
 */
export const createNotePrice = (openDatabase: () => Promise<Database>): NotePrice => {
  const stored = new LRUCache<string, Lamports>({ max: REMEMBERED });
  return async ({ listingId, price, status }, seenAt) => {
    if (status !== "active" || stored.get(listingId) === price) return;
    const database = await openDatabase();
    await database.execute(sql`
      insert into ${listingPrices} (listing_id, ordinal, price, seen_at)
      select ${listingId}::text, coalesce(last.ordinal, 0) + 1, ${price.toString()}::numeric, ${seenAt.toISOString()}::timestamptz
      from (select 1) one
      left join lateral (
        select ordinal, price from ${listingPrices}
        where listing_id = ${listingId} order by ordinal desc limit 1
      ) last on true
      where last.price is distinct from ${price.toString()}::numeric
      on conflict do nothing`);
    await database.execute(sql`
      delete from ${listingPrices} where listing_id = ${listingId} and ordinal <= (
        select max(ordinal) from ${listingPrices} where listing_id = ${listingId}
      ) - ${MOST_PRICES}::integer`);
    stored.set(listingId, price);
  };
};

/** The prices a listing was seen at, the oldest first; none of one that was never read for sale. */
export const seenPrices = async (
  database: Database,
  listingId: string,
): Promise<readonly SeenPrice[]> => {
  const rows = await database
    .select({ price: listingPrices.price, seenAt: listingPrices.seenAt })
    .from(listingPrices)
    .where(eq(listingPrices.listingId, listingId))
    .orderBy(asc(listingPrices.ordinal));
  return rows.map(({ price, seenAt }) => ({ price: lamports(price), seenAt }));
};
