import type { Database } from "@/lib/server/db";

export interface FileContext {
  readonly database: Database;
  /** Where the bytes lie. */
  readonly folder: string;
  readonly now: () => Date;
}
