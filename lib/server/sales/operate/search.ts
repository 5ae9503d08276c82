import { and, desc, eq, ilike, lt, or, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { openHandovers } from "@/lib/core/listing";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { SellingFilter, SellingLine } from "@/lib/core/operator/sales";
import { address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { pageOf, readableCursor, type Cursor } from "@/lib/server/db/cursor";
import { anywhere } from "@/lib/server/db/like";
import { handovers, ownListings } from "@/lib/server/db/schema/own-listings";
import { sales } from "@/lib/server/db/schema/sales";
import { disputed, mismatched, standing } from "./standing";

const PAGE = 50;

const found = (text: string, id: PgColumn, columns: readonly PgColumn[]): SQL | undefined => {
  if (text === "") return undefined;
  const pattern = anywhere(text);
  return or(ilike(sql`${id}::text`, pattern), ...columns.map((column) => ilike(column, pattern)));
};

const behind = (from: Cursor | null, at: PgColumn, id: PgColumn): SQL | undefined =>
  from === null
    ? undefined
    : or(lt(at, from.createdAt), and(eq(at, from.createdAt), lt(id, from.id)));

interface Placed extends Cursor {
  readonly line: SellingLine;
}

const handoverLines = async (
  database: Database,
  { text }: OperatorQuery<SellingFilter>,
  wanted: SQL | undefined,
  from: Cursor | null,
): Promise<Placed[]> => {
  const searched = [handovers.owner, handovers.signature, ownListings.listingId];
  const rows = await database
    .select({ handover: handovers, listing: ownListings })
    .from(handovers)
    .innerJoin(ownListings, eq(ownListings.id, handovers.listing))
    .where(
      and(
        wanted,
        found(text, handovers.id, [...searched, ownListings.licenceMint, ownListings.assetName]),
        behind(from, handovers.createdAt, handovers.id),
      ),
    )
    .orderBy(desc(handovers.createdAt), desc(handovers.id))
    .limit(PAGE + 1);
  return rows.map(({ handover: { id, createdAt, kind, state, owner, disputedAt }, listing }) => ({
    ...{ id, createdAt },
    line: {
      ...{ kind: "handover", direction: kind, id, state },
      asset: listing.assetName,
      seller: address(owner),
      listingId: listing.listingId,
      price: listing.price.toString(),
      contested: disputedAt !== null && openHandovers.some((open) => open === state),
      at: createdAt.toISOString(),
    },
  }));
};

const saleLines = async (
  database: Database,
  { text }: OperatorQuery<SellingFilter>,
  wanted: SQL | undefined,
  from: Cursor | null,
): Promise<Placed[]> => {
  const { seller, buyer, signature, listingId, assetName } = sales;
  const rows = await database
    .select()
    .from(sales)
    .where(
      and(
        wanted,
        found(text, sales.id, [seller, buyer, signature, listingId, assetName]),
        behind(from, sales.soldAt, sales.id),
      ),
    )
    .orderBy(desc(sales.soldAt), desc(sales.id))
    .limit(PAGE + 1);
  return rows.map((sale) => ({
    id: sale.id,
    createdAt: sale.soldAt,
    line: {
      ...{ kind: "sale", id: sale.id, state: sale.state, listingId: sale.listingId },
      asset: sale.assetName,
      seller: address(sale.seller),
      price: sale.gross.toString(),
      contested: sale.state === "mismatch",
      at: sale.soldAt.toISOString(),
    },
  }));
};

const newestFirst = (one: Cursor, other: Cursor): number =>
  other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1);

export interface SellingPage {
  readonly lines: readonly SellingLine[];
  /** The cursor of the page that follows, or null on the last one. */
  readonly older: string | null;
}

/**
 * What sellers signed and what was sold, everybody's, by ids, wallet, listing, signature or name, newest
 * first, 50 at a time.
 */
export const searchSelling = async (
  database: Database,
  query: OperatorQuery<SellingFilter>,
): Promise<SellingPage> => {
  const wanted = standing(query.filter);
  const from = readableCursor(query.cursor);
  const placed = await Promise.all([
    handoverLines(database, query, wanted.handovers, from),
    saleLines(database, query, wanted.sales, from),
  ]);
  const { rows, next } = pageOf(placed.flat().sort(newestFirst), PAGE);
  return { lines: rows.map(({ line }) => line), older: next };
};

/** How many there are of those that need a person, or wait for the chain. */
export const countSelling = async (
  database: Database,
): Promise<Readonly<Record<"contested" | "unfinished", number>>> => {
  const unfinished = standing("unfinished");
  const [disputes, mismatches, open, unchecked] = await Promise.all([
    database.$count(handovers, disputed()),
    database.$count(sales, mismatched()),
    database.$count(handovers, unfinished.handovers),
    database.$count(sales, unfinished.sales),
  ]);
  return { contested: disputes + mismatches, unfinished: open + unchecked };
};
