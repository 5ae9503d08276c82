import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { files } from "@/lib/server/db/schema/files";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import type { FileContext } from "../context";

/** Bytes as a request brings them, in pieces. */
export const inPieces = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 16_384) {
    await Promise.resolve();
    yield bytes.subarray(at, at + 16_384);
  }
};

export const readWhole = (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => buffer(bytes);

/** A store of files of its own, whose clock can be moved on. */
export const openTestFiles = async () => {
  const { database, close } = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "countersign-files-"));
  let ahead = 0;
  const context: FileContext = {
    database,
    folder: join(folder, "files"),
    now: () => new Date(Date.now() + ahead),
  };
  return {
    context,
    pass: (millis: number): void => {
      ahead += millis;
    },
    clear: async (): Promise<void> => {
      ahead = 0;
      await database.delete(files);
      await rm(context.folder, { recursive: true, force: true });
    },
    close: async (): Promise<void> => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
