import { and, eq, inArray, lt } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { FileView } from "@/lib/core/files";
import type { Database } from "@/lib/server/db";
import { files } from "@/lib/server/db/schema/files";

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

/** Notes that an owner's upload is used now. */
export const noteUse = async (
  database: Database,
  { owner, id }: Pick<FileRow, "owner" | "id">,
  at: Date,
): Promise<void> => {
  await database
    .update(files)
    .set({ usedAt: at })
    .where(and(eq(files.id, id), eq(files.owner, owner), eq(files.kind, "upload")));
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
