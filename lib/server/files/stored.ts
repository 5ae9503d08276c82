import { CodedError } from "@/lib/core/errors";
import type { FileView } from "@/lib/core/files";
import { blobPath, isThere, readBlob, removeBlob, thumbnailPath } from "./blobs";
import type { FileContext } from "./context";
import { deleteFile, idsOf, noteUse, ownFile, uploadsOf, viewOf } from "./rows";

/** First and last byte, both counted in, as HTTP has it. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** A file with its bytes, which are read as they are asked for, never whole. */
export interface StoredFile extends FileView {
  readonly kind: "upload" | "result";
  readonly open: (range?: ByteRange) => AsyncIterable<Uint8Array>;
  /** A small WebP; null where there is none: of films and results. */
  readonly openThumbnail: (() => AsyncIterable<Uint8Array>) | null;
}

/** Somebody else's file and none at all look the same. @throws FILE_NOT_FOUND */
export const readFile = async (
  { database, folder }: FileContext,
  owner: string,
  id: string,
): Promise<StoredFile> => {
  const row = await ownFile(database, owner, id);
  if (!(await isThere(blobPath(folder, id))))
    throw new CodedError("FILE_NOT_FOUND", "a file's bytes are gone");
  const hasThumbnail = row.kind === "upload" && row.type.startsWith("image/");
  return {
    ...viewOf(row),
    kind: row.kind,
    open: (range) => readBlob(blobPath(folder, id), range),
    openThumbnail: hasThumbnail ? () => readBlob(thumbnailPath(folder, id)) : null,
  };
};

/** The same for what a job is begun with: an upload counts as used now. @throws FILE_NOT_FOUND */
export const useFile = async (
  context: FileContext,
  owner: string,
  id: string,
): Promise<StoredFile> => {
  // Before it is looked at: what is found then is not given up for room meanwhile.
  await noteUse(context.database, { owner, id }, context.now());
  return readFile(context, owner, id);
};

/** Removes an owner's file for good, row first; one that is gone already stays gone. */
export const removeFile = async (
  { database, folder }: FileContext,
  owner: string,
  id: string,
): Promise<void> => {
  if (await deleteFile(database, owner, id)) await removeBlob(folder, id);
};

/**
 * Removes all of an owner's files for good: of each the bytes first, so that whoever breaks off leaves rows
 * that say what is left to do. @returns how many
 */
export const eraseFiles = async (
  { database, folder }: FileContext,
  owner: string,
): Promise<number> => {
  const ids = await idsOf(database, owner);
  for (const id of ids) {
    await removeBlob(folder, id);
    await deleteFile(database, owner, id);
  }
  return ids.length;
};

/** Which of these bytes an owner has sent before, by their SHA-256; each counts as used now. */
export const knownFiles = async (
  { database, now }: FileContext,
  owner: string,
  sha256: readonly string[],
): Promise<readonly FileView[]> => (await uploadsOf(database, owner, sha256, now())).map(viewOf);
