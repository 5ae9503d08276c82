import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { OpenDatabase } from "./database";
import { lockFolder } from "./folder-lock";
import { migrationsFolder } from "./migrations-folder";

/**
 * Opens the embedded database (PGlite) in `dataDir`/db, creating it where it is not there yet, and
 * brings its tables up to date. One process at a time.
 * @throws Error with a sentence when another process has it open
 */
export const openEmbedded = async (dataDir: string): Promise<OpenDatabase> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  const unlock = await lockFolder(folder);
  try {
    const client = await PGlite.create(join(folder, "db"));
    const database = drizzle(client);
    await migrate(database, { migrationsFolder });
    return {
      database,
      listen: async (channel, heard) => {
        const close = await client.listen(channel, heard);
        return { isHearing: () => true, close };
      },
      close: async () => {
        if (!client.closed) await client.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
};
