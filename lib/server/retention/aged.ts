import { and, lt, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { ago, inBatches, type RetentionContext } from "./job";

/** Small, so that what else wants the database need not wait. */
const MOST_AT_ONCE = 500;

interface Aged {
  readonly table: PgTable;
  /** The moment a row's age counts from. */
  readonly since: PgColumn;
  /** Milliseconds. */
  readonly millis: number;
  /** Only such rows. */
  readonly only?: SQL;
}

/** Makes the work of a job that removes the rows of one table which are older than that. */
export const removeAged =
  ({ table, since, millis, only }: Aged) =>
  ({ database, now }: RetentionContext): Promise<number> => {
    const before = ago(now(), millis);
    return inBatches(MOST_AT_ONCE, async (most) => {
      const old = database
        .select({ place: sql`ctid` })
        .from(table)
        .where(and(lt(since, before), only))
        .limit(most)
        .for("update", { skipLocked: true });
      const gone = await database
        .delete(table)
        .where(sql`ctid in ${old}`)
        .returning({ one: sql`1` });
      return gone.length;
    });
  };
