import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** The database, whichever driver carries it: drizzle's query builder, transactions included. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** An open database and the way to close it; closing twice is harmless. */
export interface OpenDatabase {
  readonly database: Database;
  readonly close: () => Promise<void>;
}
