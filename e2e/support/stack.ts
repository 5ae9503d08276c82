import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { appEnvironment, startApp, type InstanceSecrets } from "../../cli/stack/app";
import type { Child } from "../../cli/stack/child";
import { freePort } from "../../cli/stack/ports";
import { startSandbox, type SandboxReady } from "../../cli/stack/sandbox";
import { freshSecrets } from "../../cli/stack/secrets";
import { copyReadyDatabase } from "../../lib/server/db/testing/ready-folder";
import { controlClient, type Control } from "./control";

/** One sandbox and one app on it, with data of their own. */
export interface Stack {
  readonly url: string;
  readonly sandbox: SandboxReady;
  readonly control: Control;
  readonly secrets: InstanceSecrets;
  /** Ends the app as a power cut would. */
  killApp(): Promise<void>;
  /** Starts it again on the same port and data. */
  startApp(): Promise<void>;
  /** Everything the app has printed so far. */
  appOutput(): string;
  /** Where the app keeps its database. */
  readonly appData: string;
  stop(): Promise<void>;
}

/** Ports are 60 apart for each worker, so that two workers never reach for the same one. */
export const startStack = async (worker: number): Promise<Stack> => {
  const folder = await mkdtemp(path.join(tmpdir(), "countersign-e2e-"));
  const { ready, child } = await startSandbox({
    dataDir: path.join(folder, "sandbox"),
    portBase: 24_000 + worker * 60,
    quiet: true,
  });
  const port = await freePort(24_040 + worker * 60);
  const url = `http://127.0.0.1:${port}`;
  const secrets = freshSecrets();
  const appData = path.join(folder, "app");
  const environment = {
    ...appEnvironment(ready, secrets, { appUrl: url, dataDir: appData }),
    SOLANA_RPC_URLS: `${ready.rpc},${ready.secondRpc}`,
  };
  const printed: string[] = [];
  const start = async (): Promise<Child> => {
    const app = await startApp({ port, environment, onOutput: (text) => printed.push(text) });
    return app;
  };
  const endSandbox = async (): Promise<void> => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const startFirst = async (): Promise<Child> => {
    await copyReadyDatabase(appData);
    return start();
  };
  const first = await startFirst().catch(async (error: unknown) => {
    // Nobody else would end it, and its ports would be missing to the next.
    await endSandbox();
    throw error;
  });
  const state = { app: first };
  return {
    url,
    sandbox: ready,
    control: controlClient(ready.control),
    secrets,
    appData,
    killApp: () => state.app.kill(),
    startApp: async () => {
      state.app = await start();
    },
    appOutput: () => printed.join(""),
    stop: async () => {
      await state.app.stop();
      await endSandbox();
    },
  };
};
