import { and, count, desc, eq, ilike, lt, min, or, sql } from "drizzle-orm";
import type { PurchaseFilter, PurchaseLine } from "@/lib/core/operator/purchases";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { pageOf, readableCursor, type Cursor } from "@/lib/server/db/cursor";
import { anywhere } from "@/lib/server/db/like";
import { purchases } from "@/lib/server/db/schema/purchases";
import { isStuck } from "../overdue";
import { disputed, standing, stuck, unfinished } from "./standing";

const PAGE = 50;

const columns = {
  id: purchases.id,
  asset: purchases.assetName,
  wallet: purchases.wallet,
  listingId: purchases.listingId,
  state: purchases.state,
  notice: purchases.notice,
  price: purchases.price,
  alertedAt: purchases.alertedAt,
  createdAt: purchases.createdAt,
  updatedAt: purchases.updatedAt,
};

type Row = Pick<typeof purchases.$inferSelect, Exclude<keyof typeof columns, "asset">> & {
  readonly asset: string;
};

/** A row of the list. */
export const lineOf = (row: Row, now: Date): PurchaseLine => ({
  id: row.id,
  asset: row.asset,
  wallet: address(row.wallet),
  listingId: row.listingId,
  state: row.state,
  disputed: row.notice === "CHAIN_DISPUTED",
  stuck: isStuck(row, now),
  price: row.price.toString(),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const found = (text: string) => {
  if (text === "") return undefined;
  const pattern = anywhere(text);
  const { wallet, seller, listingId, assetId, assetName, signature, realmPurchaseId } = purchases;
  const searched = [wallet, seller, listingId, assetId, assetName, signature, realmPurchaseId];
  return or(
    ilike(sql`${purchases.id}::text`, pattern),
    ...searched.map((column) => ilike(column, pattern)),
  );
};

const behind = ({ createdAt, id }: Cursor) =>
  or(
    lt(purchases.createdAt, createdAt),
    and(eq(purchases.createdAt, createdAt), lt(purchases.id, id)),
  );

export interface PurchasePage {
  readonly lines: readonly PurchaseLine[];
  /** The cursor of the page that follows, or null on the last one. */
  readonly older: string | null;
}

/**
 * Everybody's purchases by their ids, asset, wallets, listing or signature, newest first, 50 at a time.
 * What is bought while somebody turns pages moves nothing.
 */
export const searchPurchases = async (
  { database, now }: { readonly database: Database; readonly now: () => Date },
  { text, filter, cursor }: OperatorQuery<PurchaseFilter>,
): Promise<PurchasePage> => {
  const at = now();
  const from = readableCursor(cursor);
  const rows = await database
    .select(columns)
    .from(purchases)
    .where(and(found(text), standing(filter, at), from === null ? undefined : behind(from)))
    .orderBy(desc(purchases.createdAt), desc(purchases.id))
    .limit(PAGE + 1);
  const page = pageOf(rows, PAGE);
  return { lines: page.rows.map((row) => lineOf(row, at)), older: page.next };
};

export interface PurchaseCounts {
  readonly unfinished: number;
  readonly stuck: number;
  readonly disputed: number;
  /** When the unfinished one that is oldest was started, or null where there is none. */
  readonly unfinishedSince: string | null;
  readonly countedAt: string;
}

/** How many purchases need what. */
export const countPurchases = async ({
  database,
  now,
}: {
  readonly database: Database;
  readonly now: () => Date;
}): Promise<PurchaseCounts> => {
  const numberOf = (condition: ReturnType<typeof stuck>) =>
    sql<number>`count(*) filter (where ${condition ?? sql`true`})`.mapWith(Number);
  const at = now();
  const [open] = await database
    .select({ count: count(), since: min(purchases.createdAt) })
    .from(purchases)
    .where(unfinished());
  const [row] = await database
    .select({ stuck: numberOf(stuck(at)), disputed: numberOf(disputed()) })
    .from(purchases);
  return {
    unfinished: open?.count ?? 0,
    stuck: row?.stuck ?? 0,
    disputed: row?.disputed ?? 0,
    unfinishedSince: open?.since?.toISOString() ?? null,
    countedAt: at.toISOString(),
  };
};
