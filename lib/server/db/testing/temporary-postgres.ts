import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** Whether this machine has a Postgres to start; where it has none, tests of it say that they skip. */
export const hasPostgres = ((): boolean => {
  try {
    execFileSync("initdb", ["--version"], { stdio: "ignore" });
    execFileSync("postgres", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

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

const untilReady = async (url: string): Promise<void> => {
  const deadline = Date.now() + 20_000;
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

/** Starts a Postgres of its own in a temporary folder. */
export const temporaryPostgres = async () => {
  const folder = mkdtempSync(join(tmpdir(), "pg-"));
  if (nobody) chownSync(folder, nobody.uid, nobody.gid);
  const data = join(folder, "data");
  const user = ["--username", "countersign", "--auth", "trust", "--no-sync"];
  execFileSync("initdb", ["--pgdata", data, ...user], {
    ...nobody,
    stdio: "ignore",
    cwd: folder,
  });
  const port = await freePort();
  const server = spawn(
    "postgres",
    ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-F"],
    { ...nobody, stdio: "ignore", cwd: folder },
  );
  const url = `postgres://countersign@127.0.0.1:${port}/postgres`;
  await untilReady(url);
  return {
    url,
    stop: async () => {
      const ended = once(server, "exit");
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
};
