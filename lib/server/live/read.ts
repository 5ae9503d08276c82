import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, min, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { liveEvents } from "@/lib/server/db/schema/live";

/** A change in its place: readers are given them in this order. */
export interface LiveEvent {
  readonly sequence: bigint;
  readonly wallet: string;
  readonly kind: (typeof liveEvents.$inferSelect)["kind"];
  readonly subject: string;
}

/** Any number, the same in every instance: "LIVE" in ASCII. */
const PLACING_LOCK = 0x4c495645;

/** What is placed and read at once; more waits for the next turn, which comes at once. */
const MOST_AT_ONCE = 500;

/** The column is null only before an event has its place, and those are never selected. */
const placed = sql<bigint>`${liveEvents.sequence}`.mapWith(BigInt);

const columns = {
  sequence: placed,
  wallet: liveEvents.wallet,
  kind: liveEvents.kind,
  subject: liveEvents.subject,
};

export interface Read {
  readonly events: readonly LiveEvent[];
  /** The last place given out: everything up to it has been read. */
  readonly head: bigint;
  /** Whether there is more to place or to read already: what is committed may not be up to `head` yet. */
  readonly more: boolean;
}

/**
 * Gives every committed event its place and reads those after `after`; with null, reads none and says
 * where the end is.
 *
 * Why places: ids are drawn when a row is written and seen when it commits, so 11 can be seen before
 * 10, and a reader that remembers 11 would never get 10. A place is given only to what is committed,
 * by one reader at a time: the lock is held until the places are committed themselves. So whoever has
 * seen place 11 has seen 10. Writers take no lock, and one that takes long holds nobody up.
 */
export const readOn = (database: Database, after: bigint | null): Promise<Read> =>
  database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${PLACING_LOCK})`);
    const newlyPlaced = await givePlaces(transaction);
    const events =
      after === null
        ? []
        : await transaction
            .select(columns)
            .from(liveEvents)
            .where(gt(liveEvents.sequence, after))
            .orderBy(asc(liveEvents.sequence))
            .limit(MOST_AT_ONCE);
    const last = events.at(-1)?.sequence ?? after ?? (await lastPlace(transaction));
    const more = newlyPlaced === MOST_AT_ONCE || events.length === MOST_AT_ONCE;
    return { events, head: last, more };
  });

/** A statement after the lock, so that it sees what the last one to hold it has placed. @returns how many */
const givePlaces = async (transaction: Pick<Database, "select" | "update">): Promise<number> => {
  const waiting = transaction
    .select({ id: liveEvents.id })
    .from(liveEvents)
    .where(isNull(liveEvents.sequence))
    .orderBy(asc(liveEvents.id))
    .limit(MOST_AT_ONCE)
    .as("waiting");
  const drawn = transaction
    .select({ id: waiting.id, place: sql<bigint>`nextval('live_sequence')`.as("place") })
    .from(waiting)
    .as("drawn");
  const rows = await transaction
    .update(liveEvents)
    .set({ sequence: sql`${drawn.place}` })
    .from(drawn)
    .where(eq(liveEvents.id, drawn.id))
    .returning({ id: liveEvents.id });
  return rows.length;
};

/** Asked under the lock, where nobody else draws places. */
const lastPlace = async (transaction: Pick<Database, "select">): Promise<bigint> => {
  const [row] = await transaction
    .select({
      last: sql`case when is_called then last_value else 0 end`.mapWith(BigInt),
    })
    .from(sql`live_sequence`);
  return row?.last ?? 0n;
};

/** Most events given to those who come back at the same moment; beyond, reading anew is quicker. */
const MOST_MISSED = 1_000;

/** Events of these wallets after one place and up to another; null where that is too many. */
export const missedBy = async (
  database: Database,
  wallets: readonly string[],
  { after, upTo }: { readonly after: bigint; readonly upTo: bigint },
): Promise<readonly LiveEvent[] | null> => {
  const events = await database
    .select(columns)
    .from(liveEvents)
    .where(
      and(
        inArray(liveEvents.wallet, [...wallets]),
        gt(liveEvents.sequence, after),
        lte(liveEvents.sequence, upTo),
      ),
    )
    .orderBy(asc(liveEvents.sequence))
    .limit(MOST_MISSED + 1);
  return events.length > MOST_MISSED ? null : events;
};

/** The first place that is still kept; null where none is. */
export const firstPlace = async (database: Database): Promise<bigint | null> => {
  const [row] = await database.select({ first: min(liveEvents.sequence) }).from(liveEvents);
  return row?.first ?? null;
};

const KEPT_MILLIS = 24 * 60 * 60 * 1000;
const REMOVED_AT_ONCE = 1_000;

/** Gives every event its place, as readers do: while nobody has a page open, nobody else would. */
const placeAll = async (database: Database): Promise<void> => {
  let more = true;
  while (more) ({ more } = await readOn(database, null));
};

/**
 * Removes events of more than a day ago, a batch at a time so that nobody waits for it. Only what has its
 * place: by the places that are gone a page that comes back knows that it has missed something.
 * @returns how many
 */
export const forgetOldEvents = async (database: Database, now: Date): Promise<number> => {
  await placeAll(database);
  const isOld = lt(liveEvents.at, new Date(now.getTime() - KEPT_MILLIS));
  const old = and(isOld, isNotNull(liveEvents.sequence));
  let sum = 0;
  for (;;) {
    const batch = database.select({ id: liveEvents.id }).from(liveEvents).where(old);
    const removed = await database
      .delete(liveEvents)
      .where(inArray(liveEvents.id, batch.limit(REMOVED_AT_ONCE)))
      .returning({ id: liveEvents.id });
    sum += removed.length;
    if (removed.length < REMOVED_AT_ONCE) return sum;
  }
};
