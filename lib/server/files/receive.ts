import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { CodedError } from "@/lib/core/errors";
import { isUploadType, MOST_FILM_BYTES, MOST_PICTURE_BYTES, type FileView } from "@/lib/core/files";
import { blobPath, incomingPath, keepBlob, requireDisk, thumbnailPath, writeBlob } from "./blobs";
import type { FileContext } from "./context";
import { cleanFilm } from "./film";
import { typeByContent } from "./kind-of-content";
import { cleanPicture, writeThumbnail, type Size } from "./picture";
import { insertOrRemove, requireRoom } from "./room";
import { uploadsOf, viewOf } from "./rows";
import { sizeOf } from "./size";
import { createTurns } from "./turns";

/** Decodes in one process at a time: each takes up to a few hundred megabytes for a moment. */
const inTurn = createTurns(2);
/** Films that are cleaned at a time: each keeps the disk busy. */
const filmInTurn = createTurns(2);

interface Cleaned extends Size {
  readonly type: Extract<
    FileView["type"],
    "image/jpeg" | "image/png" | "video/mp4" | "video/quicktime"
  >;
}

/** @throws FILE_TYPE, FILE_TOO_LARGE, FILE_DIMENSIONS, FILE_UNREADABLE */
const clean = async (raw: string, bytes: number, to: string, small: string): Promise<Cleaned> => {
  const type = await typeByContent(raw);
  if (type === null || !isUploadType(type))
    throw new CodedError("FILE_TYPE", "not a kind that is taken", { context: { type } });
  if (type === "video/mp4" || type === "video/quicktime")
    return { type, ...(await filmInTurn(() => cleanFilm(raw, to))) };
  if (bytes > MOST_PICTURE_BYTES)
    throw new CodedError("FILE_TOO_LARGE", "a picture over its limit");
  return inTurn(async () => {
    const size = await cleanPicture(raw, to, type);
    await writeThumbnail(to, small);
    return { type, ...size };
  });
};

/** What is known by its bytes is not kept twice. */
const known = async (
  { database, now }: FileContext,
  owner: string,
  sha256: string,
): Promise<FileView | null> => {
  const [row] = await uploadsOf(database, owner, [sha256], now());
  return row ? viewOf(row) : null;
};

/**
 * Keeps one file that an owner sends: written to disk as it comes, judged by what is in it, cleaned,
 * and only then given its name and row. The same bytes again are the same file.
 * @param content The bytes; what it throws is thrown on
 * @throws FILE_EMPTY, FILE_TYPE, FILE_TOO_LARGE, FILE_DIMENSIONS, FILE_UNREADABLE, FILES_FULL,
 * STORE_UNAVAILABLE
 */
export const receiveFile = async (
  context: FileContext,
  owner: string,
  content: AsyncIterable<Uint8Array>,
): Promise<FileView> => {
  const { folder, now } = context;
  await requireRoom(context, { owner, kind: "upload", bytes: 0 });
  const raw = await incomingPath(folder);
  await requireDisk(folder);
  const cleaned = await incomingPath(folder);
  const small = await incomingPath(folder);
  try {
    const { bytes, sha256 } = await writeBlob(raw, content, MOST_FILM_BYTES);
    if (bytes === 0) throw new CodedError("FILE_EMPTY", "not a byte came");
    const before = await known(context, owner, sha256);
    if (before) return before;
    const made = await clean(raw, bytes, cleaned, small);
    const id = randomUUID();
    const at = now();
    await keepBlob(cleaned, blobPath(folder, id));
    if (made.type.startsWith("image/")) await keepBlob(small, thumbnailPath(folder, id));
    const row = {
      ...{ id, owner, sha256, ...made },
      kind: "upload" as const,
      bytes: await sizeOf(blobPath(folder, id)),
      ...{ createdAt: at, usedAt: at },
    };
    if (await insertOrRemove(context, row)) return viewOf(row);
    const quicker = await known(context, owner, sha256);
    if (quicker) return quicker;
    throw new Error("a file's bytes are neither new nor there");
  } finally {
    for (const path of [raw, cleaned, small]) await rm(path, { force: true });
  }
};
