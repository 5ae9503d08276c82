import { and, desc, eq, inArray, isNull, notInArray, or } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { openStates, type Row } from "./rows";

/** Of listings that are over, which nobody can do anything with any more. */
const MOST_OVER = 200;

const newestFirst = [desc(ownListings.createdAt), desc(ownListings.id)] as const;

/**
 * An owner's listings, newest first: all in which something may still happen, and the newest of those that
 * are over. @returns also whether more are over
 */
export const rowsOf = async (
  database: Database,
  owner: string,
): Promise<{ readonly rows: readonly Row[]; readonly isCut: boolean }> => {
  const mine = eq(ownListings.owner, owner);
  const [open, over] = await Promise.all([
    database
      .select()
      .from(ownListings)
      .where(and(mine, inArray(ownListings.state, [...openStates]))),
    database
      .select()
      .from(ownListings)
      .where(and(mine, notInArray(ownListings.state, [...openStates])))
      .orderBy(...newestFirst)
      .limit(MOST_OVER + 1),
  ]);
  const rows = [...open, ...over.slice(0, MOST_OVER)].toSorted(
    (one, other) =>
      other.createdAt.getTime() - one.createdAt.getTime() || (other.id < one.id ? -1 : 1),
  );
  return { rows, isCut: over.length > MOST_OVER };
};

/** Of an owner's those that REALM calls so, and those whose name its answer still has to bring. */
export const rowsNamed = (
  database: Database,
  owner: string,
  listingIds: readonly string[],
): Promise<Row[]> =>
  database
    .select()
    .from(ownListings)
    .where(
      and(
        eq(ownListings.owner, owner),
        or(
          and(isNull(ownListings.listingId), eq(ownListings.state, "making")),
          inArray(ownListings.listingId, [...listingIds]),
        ),
      ),
    );
