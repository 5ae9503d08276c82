import { rm } from "node:fs/promises";
import { listBlobs, removeBlob } from "./blobs";
import type { FileContext } from "./context";
import { deleteUnused, knownIds } from "./rows";

/** Milliseconds after which an upload that was not sent, asked for or used again goes. */
const UNUSED = 7 * 24 * 60 * 60_000;
/** Milliseconds after which bytes without a row are nobody's: longer than any request lasts. */
const ORPHANED = 60 * 60_000;

const ID = /^[\da-f-]{36}$/u;

/** Removes what is not needed any more, and what a process that died left behind. @returns how many */
export const sweepFiles = async ({ database, folder, now }: FileContext): Promise<number> => {
  const at = now().getTime();
  const unused = await deleteUnused(database, new Date(at - UNUSED));
  for (const id of unused) await removeBlob(folder, id);
  const old = (await listBlobs(folder)).filter(
    ({ changedAt }) => at - changedAt.getTime() > ORPHANED,
  );
  const names = old.flatMap(({ name }) => (ID.test(name) ? [name] : []));
  const known = names.length === 0 ? new Set() : await knownIds(database, names);
  const orphans = old.filter(({ name }) => !known.has(name));
  for (const { path } of orphans) await rm(path, { force: true });
  return unused.length + orphans.length;
};
