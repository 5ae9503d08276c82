import "server-only";
import { env } from "@/lib/server/env";
import type { Database, OpenDatabase } from "./database";

export type { Database, Transaction } from "./database";

declare global {
  // Next bundles the instrumentation and the routes apart; the process is what they share, and the
  // embedded database must be opened once in it.
  var countersignDatabase: Promise<OpenDatabase> | undefined;
}

/** Each driver is loaded only where it is used: PGlite alone weighs hundreds of megabytes. */
const open = async (): Promise<OpenDatabase> => {
  const { url, dataDir } = env().database;
  if (url !== null) {
    const { openPostgres } = await import("./postgres");
    return openPostgres(url);
  }
  const { openEmbedded } = await import("./embedded");
  return openEmbedded(dataDir);
};

/**
 * The open database of this process, its tables up to date. Opened by the first who asks.
 * @throws Error when it cannot be opened; the next who asks tries again
 */
export const openedDatabase = async (): Promise<OpenDatabase> => {
  const opening = (globalThis.countersignDatabase ??= open());
  try {
    return await opening;
  } catch (error) {
    if (globalThis.countersignDatabase === opening) globalThis.countersignDatabase = undefined;
    throw error;
  }
};

/** See openedDatabase: what almost everybody wants of it. */
export const database = async (): Promise<Database> => (await openedDatabase()).database;
