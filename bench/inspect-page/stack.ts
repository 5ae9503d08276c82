import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { appEnvironment, startApp } from "../../cli/stack/app";
import { buildWhenNeeded } from "../../cli/stack/build";
import { freePort } from "../../cli/stack/ports";
import { startSandbox } from "../../cli/stack/sandbox";
import { freshSecrets } from "../../cli/stack/secrets";
import type { Progress } from "../frame/benchmark";

const FIRST_PORT = 23_000;

/** The built app on a sandbox of its own, for as long as `use` takes. */
export const withStack = async <T>(
  progress: Progress,
  use: (url: string) => Promise<T>,
): Promise<T> => {
  progress("building the app, unless it is built");
  await buildWhenNeeded("quiet");
  progress("starting the sandbox and the app");
  const folder = await mkdtemp(path.join(tmpdir(), "countersign-bench-"));
  try {
    const sandbox = await startSandbox({
      dataDir: path.join(folder, "sandbox"),
      portBase: FIRST_PORT,
      quiet: true,
    });
    try {
      const port = await freePort(FIRST_PORT + 40);
      const url = `http://127.0.0.1:${port}`;
      const dataDir = path.join(folder, "app");
      const app = await startApp({
        port,
        environment: appEnvironment(sandbox.ready, freshSecrets(), { appUrl: url, dataDir }),
        onOutput: () => undefined,
      });
      try {
        return await use(url);
      } finally {
        await app.stop();
      }
    } finally {
      await sandbox.child.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
