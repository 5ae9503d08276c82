import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Database } from "@/lib/server/db";

/** Of each table: enough to find a column that is written in clear, and bounded however large it grows. */
const ROWS = 2_000;

/** What a driver gives back: rows, or an object that has them. */
const rowsSchema = z.union([
  z.array(z.record(z.string(), z.unknown())),
  z.object({ rows: z.array(z.record(z.string(), z.unknown())) }).transform(({ rows }) => rows),
]);

const tablesOf = async (database: Database): Promise<readonly string[]> => {
  const found = await database.execute(
    sql`select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`,
  );
  return rowsSchema.parse(found).map(({ name }) => String(name));
};

/**
 * Looks for texts in the rows of every table, whatever their columns.
 * @returns how many tables were read, and the names of those that hold one of the texts
 */
export const searchTables = async (
  database: Database,
  needles: readonly string[],
): Promise<{ readonly tables: number; readonly holding: readonly string[] }> => {
  const tables = await tablesOf(database);
  const holding: string[] = [];
  for (const table of tables) {
    const matches = sql.join(
      needles.map((needle) => sql`strpos(line, ${needle}) > 0`),
      sql` or `,
    );
    const found = await database.execute(
      sql`select 1 from (select each::text as line from ${sql.identifier(table)} each limit ${ROWS}) lines
          where ${matches} limit 1`,
    );
    if (rowsSchema.parse(found).length > 0) holding.push(table);
  }
  return { tables: tables.length, holding };
};
