import { existsSync, readFileSync } from "node:fs";
import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import * as z from "zod";

const packageFile = join("node_modules", "@electric-sql", "pglite", "package.json");
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(packageFile, "utf8")));

/** Kept between runs: a database without a table depends on PGlite's version and on nothing else. */
const template = join("node_modules", `.countersign-empty-pglite-${version}`);

const makeTemplate = async (): Promise<void> => {
  const fresh = await mkdtemp(`${template}-`);
  const client = await PGlite.create(fresh);
  await client.close();
  try {
    await rename(fresh, template);
  } catch (error) {
    await rm(fresh, { recursive: true });
    // Another test process was quicker; its template is as good.
    if (!existsSync(template)) throw error;
  }
};

/**
 * A temporary folder for `openEmbedded` that holds a new database without tables already. To make one
 * takes seconds of a processor, and most tests that open a database are about something else.
 */
export const readyFolder = async (): Promise<string> => {
  if (!existsSync(template)) await makeTemplate();
  const folder = await mkdtemp(join(tmpdir(), "countersign-db-"));
  await cp(template, join(folder, "db"), { recursive: true });
  return folder;
};
