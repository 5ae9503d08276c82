import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  access,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
  type FileHandle,
} from "node:fs/promises";
import { join } from "node:path";
import { CodedError } from "@/lib/core/errors";

/** Bytes on disk, by names of our own: nothing of a file's name or owner is in a path. */

const INCOMING = "incoming";
const THUMBNAIL = ".thumbnail";

export const blobPath = (folder: string, id: string): string => join(folder, id);
export const thumbnailPath = (folder: string, id: string): string => join(folder, id + THUMBNAIL);

/** A fresh name for bytes that are still being written; lib/server/files/sweep.ts knows it as such. */
export const incomingPath = async (folder: string): Promise<string> => {
  await mkdir(join(folder, INCOMING), { recursive: true, mode: 0o700 });
  return join(folder, INCOMING, randomUUID());
};

/**
 * Bytes of the disk that files leave to what must go on whatever people send: the embedded database
 * may lie beside them.
 */
const RESERVED_BYTES = 1_000_000_000;

/** Asked before anything is written. @throws STORE_UNAVAILABLE where the disk is nearly full */
export const requireDisk = async (folder: string, reserved = RESERVED_BYTES): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < reserved)
    throw new CodedError("STORE_UNAVAILABLE", "the disk is nearly full");
};

const flushed = async (handle: FileHandle): Promise<void> => {
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Gives written bytes their lasting name, once they are sure to be on the disk. */
export const keepBlob = async (from: string, to: string): Promise<void> => {
  await flushed(await open(from, "r+"));
  await rename(from, to);
};

export const removeBlob = async (folder: string, id: string): Promise<void> => {
  await rm(blobPath(folder, id), { force: true });
  await rm(thumbnailPath(folder, id), { force: true });
};

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export interface Written {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");

/**
 * Writes what comes to `path`, piece by piece, and no more than `most` bytes of it.
 * @throws FILE_TOO_LARGE, STORE_UNAVAILABLE where the disk is full; whatever the content itself throws
 */
export const writeBlob = async (
  path: string,
  content: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Written> => {
  const hash = createHash("sha256");
  const handle = await open(path, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const piece of content) {
      bytes += piece.byteLength;
      if (bytes > most) throw new CodedError("FILE_TOO_LARGE", "over the limit of any file");
      hash.update(piece);
      await handle.writeFile(piece);
    }
  } catch (error) {
    if (!isFull(error)) throw error;
    throw new CodedError("STORE_UNAVAILABLE", "no room on the disk", { cause: error });
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest("hex") };
};

/**
 * `from` and `to` are both inclusive, as HTTP counts. Nothing is opened before it is read: an answer
 * whose body nobody reads, to a HEAD or to who has left, must not hold the file open for ever.
 */
export const readBlob = async function* (
  path: string,
  range?: { readonly from: number; readonly to: number },
): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> & { destroy(): void } = createReadStream(
    path,
    range && { start: range.from, end: range.to },
  );
  try {
    yield* stream;
  } finally {
    stream.destroy();
  }
};

interface BlobAge {
  readonly name: string;
  readonly path: string;
  readonly changedAt: Date;
}

const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });

/** Everything in the folder, half-written files too, with when it was last written to. */
export const listBlobs = async (folder: string): Promise<readonly BlobAge[]> => {
  const inside = await namesIn(folder);
  const incoming = (await namesIn(join(folder, INCOMING))).map((name) => join(INCOMING, name));
  const found = [...inside.filter((name) => name !== INCOMING), ...incoming];
  const aged = await Promise.all(
    found.map(async (name) => {
      const path = join(folder, name);
      const known = await stat(path).catch(() => null);
      return known ? [{ name: name.replace(THUMBNAIL, ""), path, changedAt: known.mtime }] : [];
    }),
  );
  return aged.flat();
};
