import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { CodedError } from "@/lib/core/errors";
import { isKeptType, isPicture, MOST_FILM_BYTES, type FileView } from "@/lib/core/files";
import { blobPath, incomingPath, keepBlob, writeBlob } from "./blobs";
import type { FileContext } from "./context";
import { typeByContent } from "./kind-of-content";
import { readHead } from "./picture";
import { insertFile, viewOf } from "./rows";

/**
 * Keeps a copy of what REALM made for an owner, as it is. Its type is what is in it.
 * @throws FILE_EMPTY, FILE_TYPE, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_DIMENSIONS, FILES_FULL; whatever
 * the content itself throws
 */
export const keepCopy = async (
  { database, folder, now }: FileContext,
  owner: string,
  content: AsyncIterable<Uint8Array>,
): Promise<FileView> => {
  const incoming = await incomingPath(folder);
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
    await insertFile(database, row);
    return viewOf(row);
  } finally {
    await rm(incoming, { force: true });
  }
};
