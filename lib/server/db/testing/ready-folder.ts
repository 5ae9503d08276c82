import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseTemplate } from "./template";

/**
 * A temporary folder for `openEmbedded` that holds a new database already: for tests of what is on
 * disk, or of a database that goes away. All others are quicker with `openTestDatabase`.
 */
export const readyFolder = async (): Promise<string> => {
  const template = await databaseTemplate();
  const folder = await mkdtemp(join(tmpdir(), "countersign-db-"));
  await cp(template.folder, join(folder, "db"), { recursive: true });
  return folder;
};
