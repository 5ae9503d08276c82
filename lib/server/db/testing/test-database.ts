import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { OpenDatabase } from "../database";
import { databaseTemplate } from "./template";

declare global {
  // One process runs many test files, which need not share modules.
  var countersignIdleTestDatabases: PGlite[] | undefined;
}

const idle = (): PGlite[] => (globalThis.countersignIdleTestDatabases ??= []);

const create = async (): Promise<PGlite> => {
  const { archive } = await databaseTemplate();
  return PGlite.create({ loadDataDir: new Blob([await readFile(archive)]) });
};

/** As the template is: tables empty, sequences at their beginning. The audit log refuses as much to others. */
const empty = async (client: PGlite): Promise<void> => {
  const { rows } = await client.query<{ names: string }>(
    "select string_agg(quote_ident(tablename), ', ') as names from pg_tables where schemaname = 'public'",
  );
  const [{ names } = { names: "" }] = rows;
  await client.exec(`
    begin;
    set local session_replication_role = replica;
    truncate ${names} restart identity;
    commit;`);
};

/**
 * An empty database in memory, tables up to date, of the caller's own until it closes it; then the
 * next test file of the process gets it, because to start one takes most of a second.
 */
export const openTestDatabase = async (): Promise<OpenDatabase> => {
  const used = idle().pop();
  if (used) await empty(used);
  const client = used ?? (await create());
  let isOpen = true;
  return {
    database: drizzle(client),
    listen: async (channel, heard) => {
      const close = await client.listen(channel, heard);
      return { isHearing: () => true, close };
    },
    close: () => {
      if (isOpen && !client.closed) idle().push(client);
      isOpen = false;
      return Promise.resolve();
    },
  };
};
