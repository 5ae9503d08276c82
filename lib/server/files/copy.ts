import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { CodedError } from "@/lib/core/errors";
import { isKeptType, isPicture, MOST_FILM_BYTES, type FileView } from "@/lib/core/files";
import { blobPath, incomingPath, keepBlob, requireDisk, writeBlob } from "./blobs";
import type { FileContext } from "./context";
import { typeByContent } from "./kind-of-content";
import { readHead } from "./picture";
import { insertOrRemove, requireRoom } from "./room";
import { viewOf } from "./rows";

/** Asked before anything is fetched for an owner who has no room for it. @throws FILES_FULL */
export const requireRoomForCopy = (context: FileContext, owner: string): Promise<void> =>
  requireRoom(context, { owner, kind: "result", bytes: 0 });

/**
 * Keeps a copy of what REALM made for an owner, as it is. Its type is what is in it.
 * @throws FILE_EMPTY, FILE_TYPE, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_DIMENSIONS, FILES_FULL,
 * STORE_UNAVAILABLE; whatever the content itself throws
 */
export const keepCopy = async (
  context: FileContext,
  owner: string,
  content: AsyncIterable<Uint8Array>,
): Promise<FileView> => {
  const { folder, now } = context;
  const incoming = await incomingPath(folder);
  await requireDisk(folder);
  try {
    const { bytes, sha256 } = await writeBlob(incoming, content, MOST_FILM_BYTES);
    if (bytes === 0) throw new CodedError("FILE_EMPTY", "not a byte came");
    const type = await typeByContent(incoming);
    if (type === null || !isKeptType(type))
      throw new CodedError("FILE_TYPE", "not a kind that is kept", { context: { type } });
    const head = isPicture(type) ? await readHead(incoming) : null;
    const id = randomUUID();
    const at = now();
    const row = {
      ...{ id, owner, sha256, type, bytes },
      kind: "result" as const,
      width: head?.width ?? null,
      height: head?.height ?? null,
      ...{ createdAt: at, usedAt: at },
    };
    await keepBlob(incoming, blobPath(folder, id));
    if (await insertOrRemove(context, row)) return viewOf(row);
    throw new Error("a fresh id was taken");
  } finally {
    await rm(incoming, { force: true });
  }
};
