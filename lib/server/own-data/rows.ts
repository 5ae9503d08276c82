import { and, asc, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/server/db";
import type { Given } from "./holding";

/** A row as it is given: by the names of `fields`. */
export type GivenRow = Readonly<Record<string, unknown>>;

const PAGE = 200;

const listed = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `);

/** Those behind the one of this key, compared column by column as the order has it. */
const behind = ({ order }: Given, key: GivenRow | null): SQL | undefined =>
  key === null
    ? undefined
    : sql`(${listed(order.map((column) => sql`${column}`))}) > (${listed(
        order.map((column, index) => sql`${sql.param(key[String(index)], column)}`),
      )})`;

/**
 * A person's rows of one table, all of them, a page at a time: nothing is held open in between, and a row
 * that is there all the while is given once.
 */
export const rowsOf = async function* (
  database: Database,
  table: PgTable,
  given: Given,
  wallet: string,
): AsyncGenerator<GivenRow> {
  const { fields, order, of } = given;
  const key = Object.fromEntries(order.map((column, index) => [String(index), column]));
  let last: GivenRow | null = null;
  for (;;) {
    const rows: readonly { row: GivenRow; key: GivenRow }[] = await database
      .select({ row: { ...fields }, key })
      .from(table)
      .where(and(of(wallet), behind(given, last)))
      .orderBy(...order.map((column) => asc(column)))
      .limit(PAGE);
    for (const { row } of rows) yield row;
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE) return;
    last = end.key;
  }
};
