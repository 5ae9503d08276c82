import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Database } from "@/lib/server/db";

/** Of each table: enough to find a column that is written in clear, and bounded however large it grows. */
export const MOST_ROWS = 2_000;
/** Rows that are held at once. */
const PAGE = 200;

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

/** Rows of a table as texts, those that lie last first: as good as the newest, and there is no other order. */
const linesOf = async (
  database: Database,
  table: string,
  offset: number,
): Promise<readonly string[]> => {
  const found = await database.execute(
    sql`select each::text as line from ${sql.identifier(table)} each
        order by each.ctid desc limit ${PAGE} offset ${offset}`,
  );
  return rowsSchema.parse(found).map(({ line }) => String(line));
};

const holdsOne = async (
  database: Database,
  table: string,
  needles: readonly string[],
): Promise<boolean> => {
  for (let offset = 0; offset < MOST_ROWS; offset += PAGE) {
    const lines = await linesOf(database, table, offset);
    if (lines.some((line) => needles.some((needle) => line.includes(needle)))) return true;
    if (lines.length < PAGE) return false;
  }
  return false;
};

/**
 * Looks for texts in the last rows of every table, whatever their columns. The rows come here to be
 * compared: the texts are secrets, and a database may write what it is asked with into its log (seed M19).
 * @returns how many tables were read, and the names of those that hold one of the texts
 */
export const searchTables = async (
  database: Database,
  needles: readonly string[],
): Promise<{ readonly tables: number; readonly holding: readonly string[] }> => {
  const tables = await tablesOf(database);
  const holding: string[] = [];
  for (const table of tables) if (await holdsOne(database, table, needles)) holding.push(table);
  return { tables: tables.length, holding };
};
