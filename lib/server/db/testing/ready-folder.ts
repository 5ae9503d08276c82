import { cp, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseTemplate } from "./template";

/**
 * Puts a new database, its tables up to date, where `openEmbedded` looks for one in `dataDir`. To have it
 * made there by its first start costs three seconds of a processor.
 */
export const copyReadyDatabase = async (dataDir: string): Promise<void> => {
  const { folder } = await databaseTemplate();
  // As the app makes it: nobody else's.
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await cp(folder, join(dataDir, "db"), { recursive: true });
};

/**
 * A temporary folder for `openEmbedded` that holds a new database already: for tests of what is on
 * disk, or of a database that goes away. All others are quicker with `openTestDatabase`.
 */
export const readyFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "countersign-db-"));
  await copyReadyDatabase(folder);
  return folder;
};
