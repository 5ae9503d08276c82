import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** Adds a file; resolves when all of it is in the archive, or rejects when that can't be. */
export type AddFile = (
  name: string,
  content: AsyncIterable<Uint8Array | string>,
  packed: "pack" | "store",
) => Promise<void>;

/**
 * A ZIP archive as it is written: no more of it is in memory than is being read. What is begun ends with
 * whoever reads it: one who leaves leaves nothing open.
 */
export const zipOf = async function* (
  at: Date,
  write: (add: AddFile) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const body = new PassThrough();
  const broken = (error: unknown): void => {
    body.destroy(error instanceof Error ? error : new Error("the archive broke off"));
  };
  zip.on("error", broken);
  zip.outputStream.on("error", broken).pipe(body);
  let reading: Readable | null = null;

  const add: AddFile = async (name, content, packed) => {
    if (body.destroyed) throw new Error("nobody reads the archive any more");
    reading = Readable.from(content, { objectMode: false });
    const isIn = finished(reading);
    zip.addReadStream(reading, name, { mtime: at, compress: packed === "pack" });
    await isIn;
  };

  const writing = write(add).then(() => {
    zip.end();
  }, broken);
  try {
    for await (const piece of body) yield Buffer.from(piece);
  } finally {
    body.destroy();
    stop(reading);
    await writing;
  }
};

const stop = (stream: Readable | null): void => {
  stream?.destroy();
};
