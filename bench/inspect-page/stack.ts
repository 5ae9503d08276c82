import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { appEnvironment, startApp, type InstanceSecrets } from "../../cli/stack/app";
import { buildWhenNeeded } from "../../cli/stack/build";
import { freePort } from "../../cli/stack/ports";
import { startSandbox } from "../../cli/stack/sandbox";
import { freshSecrets } from "../../cli/stack/secrets";
import type { Progress } from "../frame/benchmark";

const FIRST_PORT = 23_000;

/** Of the app's process. */
export interface Running {
  readonly pid: number;
  readonly secrets: InstanceSecrets;
}

/**
 * The built app on a sandbox of its own, for as long as `use` takes.
 * @param more variables of its environment beside those every app has
 */
export const withStack = async <T>(
  progress: Progress,
  use: (url: string, running: Running) => Promise<T>,
  more: Readonly<Record<string, string>> = {},
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
      const secrets = freshSecrets();
      const app = await startApp({
        port,
        environment: {
          ...appEnvironment(sandbox.ready, secrets, { appUrl: url, dataDir }),
          ...more,
        },
        onOutput: () => undefined,
      });
      try {
        return await use(url, { pid: app.pid, secrets });
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
