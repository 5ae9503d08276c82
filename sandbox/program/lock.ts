import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A socket named after the folder: a path of its own could be longer than a socket's may be. */
const socketOf = (dataDir: string): string => {
  const name = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 24);
  return join(tmpdir(), `countersign-sandbox-${name}.sock`);
};

const listen = (path: string): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer((connection) => connection.destroy());
    server.once("error", () => {
      resolve(null);
    });
    server.listen(path, () => {
      resolve(server.unref());
    });
  });

const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(path);
    connection.once("connect", () => {
      connection.destroy();
      resolve(true);
    });
    connection.once("error", () => {
      resolve(false);
    });
  });

/**
 * Keeps a second sandbox out of the folder for as long as this process lives. The kernel closes the
 * socket with the process, so that what kill -9 leaves behind is only a name nobody answers.
 * @throws Error with a sentence where another one has it.
 */
export const lockFolder = async (dataDir: string): Promise<{ release(): Promise<void> }> => {
  const path = socketOf(dataDir);
  let server = await listen(path);
  if (!server && !(await isAnswered(path))) {
    await rm(path, { force: true });
    server = await listen(path);
  }
  if (!server) {
    throw new Error(
      `Another sandbox is using ${dataDir}. End it, or give this one another --data.`,
    );
  }
  const held = server;
  return {
    release: () =>
      new Promise((resolve) => {
        held.close(() => {
          resolve();
        });
      }),
  };
};
