import { and, desc, eq, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { OwnListingState } from "@/lib/core/listing";
import type { Database } from "@/lib/server/db";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { announce } from "@/lib/server/live";
import type { SellingContext } from "../context";

export type Row = typeof ownListings.$inferSelect;
type NewRow = typeof ownListings.$inferInsert;
type Stored = Pick<SellingContext, "database" | "now">;

/** The states in which something may still happen. */
export const openStates = [
  "making",
  "signing",
  "active",
  "cancelling",
] as const satisfies readonly OwnListingState[];

/** Stores a new listing and tells its owner's pages; null where it is there already. */
export const insertRow = (database: Database, values: NewRow): Promise<Row | null> =>
  database.transaction(async (transaction) => {
    const [row] = await transaction
      .insert(ownListings)
      .values(values)
      .onConflictDoNothing()
      .returning();
    if (row) await announce(transaction, { wallet: row.owner, kind: "listing", id: row.id });
    return row ?? null;
  });

export const findRow = async (database: Database, id: string): Promise<Row | null> => {
  const [row] = await database.select().from(ownListings).where(eq(ownListings.id, id));
  return row ?? null;
};

export const rowOfKey = async (
  database: Database,
  owner: string,
  key: string,
): Promise<Row | null> => {
  const mine = and(eq(ownListings.owner, owner), eq(ownListings.key, key));
  const [row] = await database.select().from(ownListings).where(mine);
  return row ?? null;
};

export const rowOfListing = async (
  database: Database,
  owner: string,
  listingId: string,
): Promise<Row | null> => {
  const mine = and(eq(ownListings.owner, owner), eq(ownListings.listingId, listingId));
  const [row] = await database.select().from(ownListings).where(mine);
  return row ?? null;
};

/** How many of an owner's wait to be made, or for a signature. */
export const waitingOf = (database: Database, owner: string): Promise<number> =>
  database.$count(
    ownListings,
    and(eq(ownListings.owner, owner), inArray(ownListings.state, ["making", "signing"])),
  );

/** Those of an owner's that are for sale and were last asked about before `askedAt`, newest first. */
export const staleRows = (
  database: Database,
  owner: string,
  askedAt: Date,
  most: number,
): Promise<Row[]> =>
  database
    .select()
    .from(ownListings)
    .where(
      and(
        eq(ownListings.owner, owner),
        eq(ownListings.state, "active"),
        or(isNull(ownListings.askedAt), lte(ownListings.askedAt, askedAt)),
      ),
    )
    .orderBy(desc(ownListings.createdAt))
    .limit(most);

const shown = (row: Row) =>
  JSON.stringify([
    row.state,
    row.assetName,
    row.previewImageUrl,
    String(row.toldPrice),
    row.sellerWallet,
    row.trouble,
    row.unwanted,
  ]);

export type Change = Partial<Omit<Row, "id" | "owner" | "updatedAt">>;

/** What the clocks of instances may differ by; what was asked further ahead, a clock set back since asked. */
const CLOCKS_APART = 60_000;

/** The answer to a question that was asked before the one which brought what stands here. */
const isOlder = (before: Row, { askedAt }: Change, at: Date): boolean =>
  before.askedAt !== null &&
  askedAt instanceof Date &&
  askedAt < before.askedAt &&
  before.askedAt.getTime() <= at.getTime() + CLOCKS_APART;

/**
 * Changes a listing that is in one of these states, and tells its owner's pages where that shows. What an
 * answer changes (`askedAt`) is dropped where a later question was answered first.
 * @param wanted The change, or what it is of the listing as it stands under its lock
 * @returns it as it is then, or null where it has moved on
 */
export const changeRow = (
  { database, now }: Stored,
  id: string,
  from: readonly OwnListingState[],
  wanted: Change | ((before: Row) => Change),
): Promise<Row | null> =>
  database.transaction(async (transaction) => {
    const there = and(eq(ownListings.id, id), inArray(ownListings.state, [...from]));
    const [before] = await transaction.select().from(ownListings).where(there).for("update");
    if (!before) return null;
    const change = typeof wanted === "function" ? wanted(before) : wanted;
    if (isOlder(before, change, now())) return null;
    if (change.listingId !== undefined && change.listingId !== null) {
      // Found at the market before REALM's answer to its making came: it is one and the same.
      await transaction
        .delete(ownListings)
        .where(
          and(
            eq(ownListings.owner, before.owner),
            eq(ownListings.listingId, change.listingId),
            eq(ownListings.origin, "elsewhere"),
            ne(ownListings.id, id),
          ),
        );
    }
    const [after] = await transaction
      .update(ownListings)
      .set({ ...change, updatedAt: now() })
      .where(eq(ownListings.id, id))
      .returning();
    if (!after) return null;
    if (shown(after) !== shown(before)) {
      await announce(transaction, { wallet: after.owner, kind: "listing", id });
    }
    return after;
  });

/** REALM is sure not to have made it: its key is free again. */
export const withdrawRow = async ({ database }: Stored, { id, owner }: Row): Promise<void> => {
  await database.transaction(async (transaction) => {
    await transaction
      .delete(ownListings)
      .where(and(eq(ownListings.id, id), eq(ownListings.state, "making")));
    await announce(transaction, { wallet: owner, kind: "listing", id });
  });
};
