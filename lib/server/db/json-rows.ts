import { getTableColumns, getTableName, sql, Placeholder, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

/** A table whose rows are numbered by their `id`, in the order of their writing. */
type NumberedTable = PgTable & { readonly id: PgColumn };

const listed = (parts: SQL[]): SQL => sql.join(parts, sql`, `);

/**
 * Many rows as one parameter, for `insert(table).select(…)`, which numbers them in their order. With a
 * placeholder for every value, half of what fifty rows cost is their statement: built here, parsed and
 * planned there, each time anew.
 *
 * A column that a row leaves out is null: its default is not asked for.
 * @param rows or, for a prepared statement, the placeholder of their JSON
 */
export const jsonRows = <Table extends NumberedTable>(
  table: Table,
  rows: readonly Omit<Table["$inferInsert"], "id">[] | Placeholder,
): SQL => {
  const columns = Object.entries(getTableColumns(table));
  // Looked up once for all rows: by itself it would be for each.
  const sequence = sql`(select pg_get_serial_sequence(${getTableName(table)}, 'id')::regclass)`;
  const values = columns.map(([name]) =>
    name === "id" ? sql`nextval(${sequence})` : sql`told.${sql.identifier(name)}`,
  );
  const types = columns
    .filter(([name]) => name !== "id")
    .map(([name, column]) => sql`${sql.identifier(name)} ${sql.raw(column.getSQLType())}`);
  return sql`select ${listed(values)} from json_to_recordset(${rows instanceof Placeholder ? rows : JSON.stringify(rows)}::json) as told (${listed(types)})`;
};
