import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  lt,
  min,
  ne,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import { lamports } from "@/lib/core/money";
import type { Earnings, SalesQuery, SalesSum, SaleView } from "@/lib/core/sales";
import { address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { cursorFrom, pageOf } from "@/lib/server/db/cursor";
import { sales } from "@/lib/server/db/schema/sales";
import { salesOfWallet } from "./owners";
import type { SaleRow } from "./record";

/** Whose sales (see owners.ts), since when, of what. */
export interface Wanted {
  readonly seller: string;
  readonly since: Date | null;
  readonly asset: SalesQuery["asset"];
}

const wantedRows = (database: Database, { seller, since, asset }: Wanted): SQL | undefined =>
  and(
    inArray(sales.id, salesOfWallet(database, seller)),
    since === null ? undefined : gte(sales.soldAt, since),
    asset === null
      ? undefined
      : and(eq(sales.assetType, asset.assetType), eq(sales.assetId, asset.assetId)),
  );

const isChecked = eq(sales.state, "checked");

/** A sum that Postgres gives as text, because it can outgrow a float. */
const total = (amount: SQL, where: SQL = sql`true`): SQL<bigint> =>
  sql<bigint>`coalesce(sum(${amount}) filter (where ${where}), 0)::text`.mapWith(BigInt);

const sums = {
  count: count(),
  gross: total(sql`${sales.gross}`),
  fee: total(sql`${sales.gross} - ${sales.net}`),
  net: total(sql`${sales.net}`),
};

const none: SalesSum = { count: 0, gross: 0n, fee: 0n, net: 0n };

/** Sums over what the chain shows, and what stands beside them. */
export const sumsOf = async (database: Database, wanted: Wanted) => {
  const rows = await database
    .select({
      state: sales.state,
      ...sums,
      elsewhere: total(sql`${sales.net}`, ne(sales.seller, wanted.seller)),
    })
    .from(sales)
    .where(wantedRows(database, wanted))
    .groupBy(sales.state);
  const of = (state: SaleRow["state"]): SalesSum => {
    const row = rows.find((one) => one.state === state);
    if (!row) return none;
    const { count: number, gross, fee, net } = row;
    return { count: number, gross, fee, net };
  };
  const elsewhere = rows.find(({ state }) => state === "checked")?.elsewhere ?? 0n;
  return {
    elsewhere,
    checked: of("checked"),
    unchecked: of("unchecked"),
    mismatched: of("mismatch"),
  };
};

/** When the wallet sold for the first time; null where it never has. */
export const firstSaleOf = async (database: Database, seller: string): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(sales.soldAt) })
    .from(sales)
    .where(inArray(sales.id, salesOfWallet(database, seller)));
  return row?.at ?? null;
};

/** Checked sales by the first day (UTC, "2026-11-16") of their day, week or month. */
export const sumsByStep = async (
  database: Database,
  wanted: Wanted,
  step: "day" | "week" | "month",
): Promise<ReadonlyMap<string, SalesSum>> => {
  const start = sql<string>`to_char(date_trunc(${sql.raw(`'${step}'`)}, ${sales.soldAt} at time zone 'UTC'), 'YYYY-MM-DD')`;
  const rows = await database
    .select({ start, ...sums })
    .from(sales)
    .where(and(wantedRows(database, wanted), isChecked))
    .groupBy(start);
  return new Map(rows.map(({ start: day, ...sum }) => [day, sum]));
};

const MOST_ASSETS = 50;

/** Of a sum over each asset that over all of them, whether it is among those that are read or not. */
const ofAll = (sum: SQL): SQL<bigint> =>
  sql<bigint>`coalesce(sum(${sum}) over (), 0)::text`.mapWith(BigInt);

/**
 * Checked sales by what was sold, most earned first, under the name it was last sold by: the first of them,
 * and the others in one sum, so that it adds up.
 */
export const sumsByAsset = async (
  database: Database,
  wanted: Wanted,
): Promise<Pick<Earnings, "assets" | "otherAssets">> => {
  const rows = await database
    .select({
      asset: {
        assetType: sales.assetType,
        assetId: sales.assetId,
        name: sql<string>`(array_agg(${sales.assetName} order by ${sales.soldAt} desc))[1]`,
        ...sums,
      },
      all: {
        count: ofAll(sql`count(*)`),
        gross: ofAll(sql`sum(${sales.gross})`),
        net: ofAll(sql`sum(${sales.net})`),
      },
    })
    .from(sales)
    .where(and(wantedRows(database, wanted), isChecked))
    .groupBy(sales.assetType, sales.assetId)
    .orderBy(desc(sql`sum(${sales.net})`), asc(sales.assetId))
    .limit(MOST_ASSETS);
  const assets = rows.map(({ asset }) => asset);
  const [first] = rows;
  if (!first) return { assets, otherAssets: null };
  const of = (part: "gross" | "net"): bigint =>
    assets.reduce((rest, asset) => rest - asset[part], first.all[part]);
  const number = assets.reduce((rest, asset) => rest - asset.count, Number(first.all.count));
  const [gross, net] = [of("gross"), of("net")];
  const otherAssets = number === 0 ? null : { count: number, gross, fee: gross - net, net };
  return { assets, otherAssets };
};

const viewOf = (row: SaleRow, wallet: string): SaleView => ({
  id: row.id,
  listingId: row.listingId,
  assetType: row.assetType,
  assetId: row.assetId,
  name: row.assetName,
  buyer: row.buyer === null ? null : address(row.buyer),
  otherSeller: row.seller === wallet ? null : address(row.seller),
  gross: lamports(row.gross),
  net: row.net === null ? null : lamports(row.net),
  fee: row.net === null ? null : lamports(row.gross - row.net),
  state: row.state,
  mismatch: row.mismatch,
  soldAt: row.soldAt.toISOString(),
  signature: row.signature,
});

/**
 * A page of sales in every state, newest first.
 * @throws INPUT_INVALID for a cursor that no page gave
 */
export const salesOf = async (
  database: Database,
  wanted: Wanted,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<{ readonly sales: readonly SaleView[]; readonly older: string | null }> => {
  const place = cursor === null ? null : cursorFrom(cursor);
  const behind =
    place === null
      ? undefined
      : or(
          lt(sales.soldAt, place.createdAt),
          and(eq(sales.soldAt, place.createdAt), lt(sales.id, place.id)),
        );
  const rows = await database
    .select()
    .from(sales)
    .where(and(wantedRows(database, wanted), behind))
    .orderBy(desc(sales.soldAt), desc(sales.id))
    .limit(limit + 1);
  const page = pageOf(
    rows.map((row) => ({ ...row, createdAt: row.soldAt })),
    limit,
  );
  return { sales: page.rows.map((row) => viewOf(row, wanted.seller)), older: page.next };
};
