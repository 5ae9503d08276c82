import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import * as z from "zod";
import { migrationsFolder } from "../migrations-folder";

/** A new database, its tables up to date and empty, as a folder to copy and as an archive to load. */
export interface Template {
  readonly folder: string;
  readonly archive: string;
}

const packageFile = join("node_modules", "@electric-sql", "pglite", "package.json");
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(packageFile, "utf8")));

/** Kept between runs: it depends on PGlite's version and the migrations, and on nothing else. */
const place = async (): Promise<string> => {
  const hash = createHash("sha256");
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql")).sort();
  for (const name of names) hash.update(name).update(await readFile(join(migrationsFolder, name)));
  return join("node_modules", `.countersign-pglite-${version}-${hash.digest("hex").slice(0, 16)}`);
};

const partsOf = (place: string): Template => ({
  folder: join(place, "db"),
  archive: join(place, "db.tar"),
});

const make = async (place: string): Promise<void> => {
  const fresh = await mkdtemp(`${place}-`);
  const { folder, archive } = partsOf(fresh);
  await mkdir(folder);
  const client = await PGlite.create(folder);
  await migrate(drizzle(client), { migrationsFolder });
  const dump = await client.dumpDataDir("none");
  await writeFile(archive, Buffer.from(await dump.arrayBuffer()));
  await client.close();
  try {
    await rename(fresh, place);
  } catch (error) {
    await rm(fresh, { recursive: true });
    // Another test process was quicker; its template is as good.
    if (!existsSync(place)) throw error;
  }
};

/** The template of this checkout, made where there is none. To make one takes seconds of a processor. */
export const databaseTemplate = async (): Promise<Template> => {
  const there = await place();
  if (!existsSync(there)) await make(there);
  return partsOf(there);
};
