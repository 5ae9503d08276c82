import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { MOST_KEPT, type FileView } from "@/lib/core/files";
import type { Database } from "@/lib/server/db";
import { files } from "@/lib/server/db/schema/files";
import { removeBlob } from "./blobs";
import type { FileContext } from "./context";

export type FileRow = typeof files.$inferSelect;

export const viewOf = ({ id, sha256, type, bytes, width, height }: FileRow): FileView => ({
  ...{ id, sha256, type },
  ...{ bytes, width, height },
});

/** Somebody else's file and none at all look the same. @throws FILE_NOT_FOUND */
export const ownFile = async (database: Database, owner: string, id: string): Promise<FileRow> => {
  const [row] = await database
    .select()
    .from(files)
    .where(and(eq(files.id, id), eq(files.owner, owner)));
  if (row) return row;
  throw new CodedError("FILE_NOT_FOUND", "no file of this wallet has this id");
};

/** Those of an owner's uploads that came as these bytes, counted as used now. */
export const uploadsOf = (
  database: Database,
  owner: string,
  sha256: readonly string[],
  at: Date,
): Promise<FileRow[]> =>
  database
    .update(files)
    .set({ usedAt: at })
    .where(
      and(eq(files.owner, owner), eq(files.kind, "upload"), inArray(files.sha256, [...sha256])),
    )
    .returning();

/** @throws FILES_FULL where another file of so many bytes would be more than a wallet may keep */
export const requireRoom = async (
  database: Database,
  { owner, kind, bytes }: Pick<FileRow, "owner" | "kind" | "bytes">,
): Promise<void> => {
  const [kept] = await database
    .select({
      count: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${files.bytes}), 0)::float8`,
    })
    .from(files)
    .where(and(eq(files.owner, owner), eq(files.kind, kind)));
  const isFull =
    (kept?.count ?? 0) + 1 > MOST_KEPT.files || (kept?.bytes ?? 0) + bytes > MOST_KEPT.bytes;
  if (isFull) throw new CodedError("FILES_FULL", "the wallet keeps as much as it may");
};

/**
 * Writes a file's row, within what its owner may keep.
 * @returns false where the same bytes were kept by another request meanwhile
 * @throws FILES_FULL
 */
const insertFile = (database: Database, row: FileRow): Promise<boolean> =>
  database.transaction(async (transaction) => {
    // Two files of one owner at once would each find room for itself alone.
    await transaction.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`files:${row.owner}`}, 0))`,
    );
    await requireRoom(transaction, row);
    const written = await transaction
      .insert(files)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: files.id });
    return written.length > 0;
  });

/** Writes a file's row; bytes that get none are not left lying about. @returns, @throws as `insertFile` */
export const insertOrRemove = async (
  { database, folder }: Pick<FileContext, "database" | "folder">,
  row: FileRow,
): Promise<boolean> => {
  let isIn = false;
  try {
    isIn = await insertFile(database, row);
    return isIn;
  } finally {
    if (!isIn) await removeBlob(folder, row.id);
  }
};

/** @returns whether there was one to remove */
export const deleteFile = async (
  database: Database,
  owner: string,
  id: string,
): Promise<boolean> => {
  const gone = await database
    .delete(files)
    .where(and(eq(files.id, id), eq(files.owner, owner)))
    .returning({ id: files.id });
  return gone.length > 0;
};

/** All of an owner's files. */
export const idsOf = async (database: Database, owner: string): Promise<readonly string[]> => {
  const rows = await database.select({ id: files.id }).from(files).where(eq(files.owner, owner));
  return rows.map(({ id }) => id);
};

/** Removes the rows of uploads that were last used before that. @returns their ids */
export const deleteUnused = async (
  database: Database,
  before: Date,
): Promise<readonly string[]> => {
  const gone = await database
    .delete(files)
    .where(and(eq(files.kind, "upload"), lt(files.usedAt, before)))
    .returning({ id: files.id });
  return gone.map(({ id }) => id);
};

/** Which of these ids have a row. */
export const knownIds = async (
  database: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await database
    .select({ id: files.id })
    .from(files)
    .where(inArray(files.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
};
