import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findPostgres } from "./postgres-programs";

/** Whether this machine has a Postgres to start; where it has none, tests of it say that they skip. */
export const hasPostgres = findPostgres() !== null;

export interface TemporaryPostgres {
  /** The address of one of its databases. */
  readonly url: (database: string) => string;
  /** Makes an empty database and gives its name. */
  createDatabase(): Promise<string>;
  /** Ends the server and forgets its data. */
  stop(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === "string") throw new Error("no port");
  return bound.port;
};

/** Postgres refuses to run as root; "nobody" exists everywhere. */
const nobody = process.getuid?.() === 0 ? ({ uid: 65534, gid: 65534 } as const) : null;

const READY_MILLIS = 30_000;

const untilReady = async (url: string): Promise<void> => {
  const deadline = Date.now() + READY_MILLIS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

/**
 * Starts a Postgres of its own in a temporary folder, which only this machine reaches.
 * @throws Error where there is none to start, or it does not answer in half a minute
 */
export const temporaryPostgres = async (): Promise<TemporaryPostgres> => {
  const programs = findPostgres();
  if (!programs) throw new Error("This machine has no Postgres.");
  const folder = mkdtempSync(join(tmpdir(), "pg-"));
  if (nobody) chownSync(folder, nobody.uid, nobody.gid);
  const data = join(folder, "data");
  const asNobody = { ...nobody, stdio: "ignore", cwd: folder } as const;
  const user = ["--username", "countersign", "--auth", "trust", "--no-sync"];
  execFileSync(programs.initdb, ["--pgdata", data, ...user], asNobody);
  const port = await freePort();
  const server = spawn(
    programs.postgres,
    ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-F"],
    asNobody,
  );
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => {
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    server.kill("SIGQUIT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = (database: string): string => `postgres://countersign@127.0.0.1:${port}/${database}`;
  try {
    await untilReady(url("postgres"));
  } catch (error) {
    await stop();
    throw error;
  }
  let made = 0;
  return {
    url,
    stop,
    createDatabase: async () => {
      const name = `countersign_${(made += 1)}`;
      const client = new pg.Client({ connectionString: url("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return name;
    },
  };
};
