import { randomUUID } from "node:crypto";
import { link, readdir, rename, unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { basename, dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The kernel's limit for a socket's path (sun_path) on the platforms we run on, less its end. */
const LONGEST_SOCKET_PATH = 103;

/** The shorter of two names for the same socket. */
const socketPath = (folder: string): string => {
  const absolute = join(folder, "lock");
  const near = relative(process.cwd(), absolute);
  const path = near.length < absolute.length ? near : absolute;
  if (path.length > LONGEST_SOCKET_PATH) {
    throw new Error(`The path of ${folder} is too long for its lock; choose a shorter DATA_DIR.`);
  }
  return path;
};

const ATTEMPTS = 5;
const PUT_BACK_ATTEMPTS = 100;
const PUT_BACK_MILLISECONDS = 10;
const NAME_MILLISECONDS = 2_000;

const errorCode = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** Listens, and tells whoever connects its name, by which a holder knows its own socket again. */
const listen = (path: string, name: string): Promise<Server | "taken"> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined).end(name);
    });
    server.once("error", (error) => {
      if (errorCode(error) === "EADDRINUSE") resolve("taken");
      else reject(error);
    });
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });

/** Whether a living process listens behind the file. */
const isAlive = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error) => {
      // A full backlog is a living listener too: only a refusal or an absence means nobody is there.
      const code = errorCode(error);
      resolve(code !== "ECONNREFUSED" && code !== "ENOENT");
    });
  });

/** The name of the process that listens behind the file; empty where it does not say it in time. */
const nameBehind = (path: string): Promise<string> =>
  new Promise((resolve) => {
    let name = "";
    const socket = connect(path).setEncoding("utf8");
    socket.setTimeout(NAME_MILLISECONDS, () => socket.destroy());
    socket.on("data", (text: string) => {
      name += text;
    });
    socket.on("error", () => undefined);
    socket.once("close", () => {
      resolve(name);
    });
  });

/** Whether somebody else's living socket stands aside: its holder had the folder before we came. */
const isAnotherAside = async (path: string, name: string): Promise<boolean> => {
  const asides = (await readdir(dirname(path))).filter((file) =>
    file.startsWith(`${basename(path)}.`),
  );
  for (const file of asides) {
    const aside = join(dirname(path), file);
    if ((await isAlive(aside)) && (await nameBehind(aside)) !== name) return true;
  }
  return false;
};

/** Puts a living socket back. The way is taken only by one who is about to yield to it. */
const putBack = async (aside: string, path: string): Promise<void> => {
  for (let attempt = 0; attempt < PUT_BACK_ATTEMPTS; attempt += 1) {
    try {
      await link(aside, path);
      return;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
      await sleep(PUT_BACK_MILLISECONDS);
    }
  }
  throw new Error("The lock of the database could not be put back.");
};

/**
 * Takes the file of a dead process out of the way. Another process may do the same at this moment and
 * already listen anew: so the file is moved, asked again, and put back when somebody answers. Whoever
 * listens meanwhile finds it standing aside and yields.
 * @returns whether the way is free
 */
const clearDead = async (path: string): Promise<boolean> => {
  const aside = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return true;
    throw error;
  }
  const alive = await isAlive(aside);
  if (alive) await putBack(aside, path);
  await unlink(aside);
  return !alive;
};

const inUse = (folder: string): Error =>
  new Error(
    `The database in ${folder} is in use by another process. Stop that one, or set DATA_DIR to another folder or DATABASE_URL to a Postgres.`,
  );

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });

/**
 * Locks a folder for this process. PGlite takes no lock of its own and two writers destroy the data.
 * The lock is a listening socket: the kernel closes it with the process, `kill -9` included, so a
 * lock of the dead never has to be told from one of the living by its age.
 *
 * Not protected: a folder shared between machines, where sockets do not reach.
 *
 * @returns the way to let go
 * @throws Error with a sentence when another process holds the folder
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const path = socketPath(folder);
  const name = randomUUID();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const server = await listen(path, name);
    if (server !== "taken") {
      if (!(await isAnotherAside(path, name))) return () => close(server);
      await close(server);
    } else if ((await isAlive(path)) || !(await clearDead(path))) throw inUse(folder);
  }
  throw inUse(folder);
};
