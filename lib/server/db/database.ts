import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** The database, whichever driver carries it: drizzle's query builder, transactions included. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** A transaction that is open. It can be rolled back, so the database itself does not pass for one. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** An ear on one of the database's channels (NOTIFY). */
export interface Ear {
  /** False while the connection is away: until it is back, look without being told. */
  readonly isHearing: () => boolean;
  readonly close: () => Promise<void>;
}

/** An open database and the way to close it; closing twice is harmless. */
export interface OpenDatabase {
  readonly database: Database;
  /** Calls `heard` after each commit that notified the channel, and when something may have been missed. */
  readonly listen: (channel: string, heard: () => void) => Promise<Ear>;
  readonly close: () => Promise<void>;
}
