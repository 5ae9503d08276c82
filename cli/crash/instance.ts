import { appEnvironment, startApp, type InstanceSecrets } from "../stack/app";
import type { Child } from "../stack/child";
import { freePort } from "../stack/ports";
import type { SandboxReady } from "../stack/sandbox";
import type { Gate } from "./gate";
import type { Holds } from "./holds";
import { openHttpGate, type Overhear } from "./http-gate";
import { openStoreGate } from "./store-gate";
import { takenBy } from "./taken";

/** One instance of the app, with a gate between it and each of its neighbours. */
export interface Instance {
  readonly url: string;
  /** Ends it as a power cut would; nothing where it is down already. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, and waits until it can serve. */
  start(): Promise<void>;
  /** Kills it and takes its gates away. */
  close(): Promise<void>;
}

export interface InstanceOptions {
  readonly number: number;
  readonly sandbox: SandboxReady;
  readonly secrets: InstanceSecrets;
  readonly holds: Holds;
  /** Where the embedded database is. */
  readonly dataDir: string;
  /** The database's address; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** Hears the signature of each payment that the cluster has taken. */
  readonly onTaken: (signature: string) => void;
  /** Takes what the app prints. */
  readonly onOutput: (text: string) => void;
}

const portOf = (url: string): number => Number(new URL(url).port);
const throughGate = (url: string, { port }: Gate): string => {
  const through = new URL(url);
  through.port = String(port);
  return through.href.replace(/\/$/u, "");
};

const FIRST_PORT = 33_000;

/** Opens the gates and starts the app behind them. */
export const startInstance = async (options: InstanceOptions): Promise<Instance> => {
  const { number, sandbox, secrets, holds, databaseUrl } = options;
  const overhear: Overhear = (asked, answered) => {
    const signature = takenBy(asked, answered);
    if (signature !== null) options.onTaken(signature);
  };
  const http = (place: "realm" | "solana", url: string): Promise<Gate> =>
    openHttpGate(place, { port: portOf(url) }, holds, number, overhear);
  const [realm, solana] = await Promise.all([
    http("realm", sandbox.realm),
    http("solana", sandbox.rpc),
  ]);
  const store =
    databaseUrl === null ? null : await openStoreGate({ port: portOf(databaseUrl) }, holds, number);
  const port = await freePort(FIRST_PORT + number * 200);
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...appEnvironment(sandbox, secrets, { appUrl: url, dataDir: options.dataDir }),
    REALM_API_URL: throughGate(sandbox.realm, realm),
    SOLANA_RPC_URLS: throughGate(sandbox.rpc, solana),
    // Each person comes from an address of their own, as behind a proxy.
    TRUSTED_PROXY_HOPS: "1",
    ...(databaseUrl !== null && store ? { DATABASE_URL: throughGate(databaseUrl, store) } : {}),
  };
  let app: Child | null = null;
  const kill = async (): Promise<void> => {
    const running = app;
    app = null;
    await running?.kill();
  };
  const instance: Instance = {
    url,
    kill,
    start: async () => {
      app = await startApp({ port, environment, onOutput: options.onOutput });
    },
    close: async () => {
      await kill();
      await Promise.all([realm.close(), solana.close(), store?.close()]);
    },
  };
  await instance.start();
  return instance;
};
