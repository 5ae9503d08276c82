import { join } from "node:path";
import type { FileView, UploadsKept } from "@/lib/core/files";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import type { FileContext } from "./context";
import * as copying from "./copy";
import { incomingBytes } from "./incoming";
import { withPlace } from "./places";
import * as receiving from "./receive";
import * as room from "./room";
import * as storing from "./stored";
import * as sweeping from "./sweep";

/** The context of this process. */
const fileContext = async (): Promise<FileContext> => ({
  database: await database(),
  folder: join(/* turbopackIgnore: true */ env().database.dataDir, "files"),
  now: () => new Date(),
});

/** Keeps the file that is a request's body: see receive.ts, incoming.ts and places.ts. */
export const receiveFile = async (owner: Address, request: Request): Promise<FileView> => {
  const context = await fileContext();
  return withPlace(owner, () => receiving.receiveFile(context, owner, incomingBytes(request)));
};

/** See copy.ts. */
export const storeCopy = async (
  owner: string,
  content: AsyncIterable<Uint8Array>,
): Promise<FileView> => copying.keepCopy(await fileContext(), owner, content);

/** See copy.ts. */
export const requireRoomForCopy = async (owner: string): Promise<void> =>
  copying.requireRoomForCopy(await fileContext(), owner);

/** See stored.ts. */
export const readStoredFile = async (owner: string, id: string): Promise<storing.StoredFile> =>
  storing.readFile(await fileContext(), owner, id);

/** See stored.ts. */
export const useStoredFile = async (owner: string, id: string): Promise<storing.StoredFile> =>
  storing.useFile(await fileContext(), owner, id);

/** See room.ts. */
export const uploadsKept = async (owner: string): Promise<UploadsKept> =>
  room.uploadsKept(await fileContext(), owner);

/** See room.ts. */
export const removeUnusedUploads = async (owner: string): Promise<number> =>
  room.removeUnused(await fileContext(), owner);

/** See stored.ts. */
export const removeStoredFile = async (owner: string, id: string): Promise<void> =>
  storing.removeFile(await fileContext(), owner, id);

/** See stored.ts. */
export const knownFiles = async (
  owner: string,
  sha256: readonly string[],
): Promise<readonly FileView[]> => storing.knownFiles(await fileContext(), owner, sha256);

/** See sweep.ts; on this instance's disk. */
export const sweepFiles = async (): Promise<number> => sweeping.sweepFiles(await fileContext());

/** See stored.ts. */
export const eraseFiles = async (owner: string): Promise<number> =>
  storing.eraseFiles(await fileContext(), owner);
