import { eq, getTableName } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { fileEndings } from "@/lib/core/files";
import type { Database } from "@/lib/server/db";
import { files } from "@/lib/server/db/schema/files";
import type { StoredFile } from "@/lib/server/files";
import type { Given, Holding } from "../holding";
import { rowsOf, type GivenRow } from "../rows";
import { jsonLines } from "./json";
import { contentsPage, readme, type Contents, type Section } from "./page";
import { zipOf, type AddFile } from "./zip";

/** What an archive is made from. */
export interface ExportContext {
  readonly database: Database;
  readonly holdings: readonly Holding[];
  /** @throws FILE_NOT_FOUND */
  readonly readFile: (owner: string, id: string) => Promise<StoredFile>;
  /** Of this instance. */
  readonly origin: string;
  readonly now: () => Date;
}

/** Rows of each table that the first page shows; all are in the JSON beside it. */
const SHOWN = 100;

const text = async function* (whole: string): AsyncGenerator<string> {
  yield await Promise.resolve(whole);
};

const addTable = async (
  { database }: ExportContext,
  wallet: string,
  { table, given, add }: { table: Holding["table"]; given: Given; add: AddFile },
): Promise<Section> => {
  const shown: GivenRow[] = [];
  let count = 0;
  const lines = jsonLines(rowsOf(database, table, given, wallet), (row) => {
    count += 1;
    if (shown.length < SHOWN) shown.push(row);
  });
  await add(`${given.file}.json`, lines, "pack");
  return { given, count, rows: shown };
};

/** One whose bytes are gone is said to be missing; the others still come. */
const openOrNull = async (
  { readFile }: ExportContext,
  wallet: string,
  id: string,
): Promise<StoredFile | null> => {
  try {
    return await readFile(wallet, id);
  } catch (error) {
    if (error instanceof CodedError && error.code === "FILE_NOT_FOUND") return null;
    throw error;
  }
};

const addFiles = async (
  context: ExportContext,
  wallet: string,
  add: AddFile,
): Promise<Contents["files"]> => {
  const rows = await context.database
    .select({ id: files.id })
    .from(files)
    .where(eq(files.owner, wallet))
    .orderBy(files.id);
  const missing: string[] = [];
  for (const { id } of rows) {
    const file = await openOrNull(context, wallet, id);
    if (file === null) missing.push(id);
    // Pictures and films are packed already.
    else await add(`files/${id}.${fileEndings[file.type]}`, file.open(), "store");
  }
  return { written: rows.length - missing.length, missing };
};

/**
 * Everything this instance holds of a wallet, as one ZIP archive: a page to read it by, a JSON file per
 * table, and its files (seed D23). Nobody else's rows are in it, no secret, and nothing of how the instance
 * works inside.
 */
export const archiveOf = (context: ExportContext, wallet: string): AsyncGenerator<Uint8Array> => {
  const at = context.now();
  return zipOf(at, async (add) => {
    const sections: Section[] = [];
    for (const { table, given } of context.holdings)
      if (!("not" in given)) sections.push(await addTable(context, wallet, { table, given, add }));
    const left = context.holdings.flatMap(({ table, given }) =>
      "not" in given ? [{ what: getTableName(table).replaceAll("_", " "), why: given.not }] : [],
    );
    const kept = await addFiles(context, wallet, add);
    const contents = { wallet, at, sections, left, files: kept, origin: context.origin };
    await add("index.html", text(contentsPage(contents)), "pack");
    await add("README.txt", text(readme(contents)), "pack");
  });
};
