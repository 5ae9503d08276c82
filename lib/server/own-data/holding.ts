import type { SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/server/db";

/** What a person is given of a table. Columns are named one by one: a new one is not given by accident. */
export interface Given {
  /** Of the archive, without its ending. */
  readonly file: string;
  readonly title: string;
  /** What it is, in a sentence. */
  readonly about: string;
  readonly fields: Readonly<Record<string, PgColumn>>;
  /** Whose rows. */
  readonly of: (wallet: string) => SQL | undefined;
  /** A key of the table, by which it is read page by page. */
  readonly order: readonly [PgColumn, ...PgColumn[]];
}

/** Whose rows are to be forgotten, and what stands in the place of their name. */
export interface Forgotten {
  readonly wallet: string;
  readonly pseudonym: string;
}

/** What becomes of a table's rows when their person has their data deleted: one of the three at least. */
export interface Fate {
  /** These rows are deleted. */
  readonly deletes?: (forgotten: Forgotten) => SQL | undefined;
  /** These lose what tells of the person. @returns how many */
  readonly empties?: (transaction: Database, forgotten: Forgotten) => Promise<number>;
  /** What stays and why, in the person's words. */
  readonly stays?: string;
}

/** What one table holds of people. */
export interface Holding {
  readonly table: PgTable;
  /** `not`: why it is not given. */
  readonly given: Given | { readonly not: string };
  readonly fate: Fate;
}

/** A table that holds nothing of anybody, and why that is so. */
export interface NobodysTable {
  readonly table: PgTable;
  readonly because: string;
}
