import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { address } from "@solana/kit";
import { startCluster } from "../cluster";
import { startControl } from "../control";
import { startRealm } from "../realm";
import { loadAccounts, startWallet } from "../wallet";
import { lockFolder } from "./lock";
import type { ProgramOptions } from "./options";
import { freePorts } from "./ports";

const HOST = "127.0.0.1";

/** The one JSON object a ready sandbox prints: what the app and its tests are pointed at. */
export interface Ready {
  readonly realm: string;
  readonly rpc: string;
  readonly ws: string;
  /** Another JSON-RPC endpoint of the same cluster, for those who compare two. */
  readonly secondRpc: string;
  readonly wallet: string;
  readonly control: string;
  readonly platform: {
    readonly apiKey: string;
    readonly apiSecret: string;
    readonly webhookSecret: string;
  };
  readonly creators: readonly {
    readonly name: string;
    readonly wallet: string;
    readonly apiKey: string;
    readonly apiSecret: string;
  }[];
  readonly buyers: readonly { readonly name: string; readonly wallet: string }[];
  readonly operator: { readonly wallet: string };
  readonly treasury: string;
  readonly escrow: string;
}

export interface Sandbox {
  readonly ready: Ready;
  /** Ends all of it; everything is on disk afterwards. */
  close(): Promise<void>;
}

interface Part {
  close(): Promise<void>;
}

const openFolder = async (dataDir: string, reset: boolean) => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  if (reset) {
    for (const part of ["cluster", "realm", "wallet"]) {
      await rm(join(dataDir, part), { recursive: true, force: true });
    }
  }
  return lock;
};

/**
 * Starts the cluster, REALM, the wallet and the control port, in the order they need each other.
 * What has started is ended again where a later part cannot.
 * @throws Error with a sentence where the folder is in use or belongs to something else.
 */
export const startSandbox = async (
  options: Pick<ProgramOptions, "dataDir" | "ports" | "reset" | "slotMillis">,
  log: (line: string) => void,
): Promise<Sandbox> => {
  const dataDir = resolve(options.dataDir);
  const lock = await openFolder(dataDir, options.reset);
  const parts: Part[] = [{ close: () => lock.release() }];
  const close = async (): Promise<void> => {
    for (const part of parts.splice(0).reverse()) await part.close();
  };
  const keep = <T extends Part>(part: T): T => {
    parts.push(part);
    return part;
  };
  try {
    const ports = await freePorts(options.ports);
    const clusterDir = join(dataDir, "cluster");
    const cluster = keep(
      await startCluster({
        host: HOST,
        rpcPort: ports.rpc,
        wsPort: ports.rpc + 1,
        secondRpcPort: ports.rpc + 2,
        dataDir: clusterDir,
        slotMillis: options.slotMillis,
        log,
      }),
    );
    const walletDir = join(dataDir, "wallet");
    const accounts = (await loadAccounts(walletDir)).map((account) => ({
      name: account.name,
      wallet: address(account.address),
    }));
    const named = (kind: string) => accounts.filter(({ name }) => name.startsWith(kind));
    const [operator] = named("Operator");
    if (!operator) throw new Error("the wallet has no Operator");
    const people = { creators: named("Creator "), buyers: named("Buyer "), operator };
    const realm = keep(
      await startRealm({
        host: HOST,
        port: ports.realm,
        dataDir: join(dataDir, "realm"),
        rpcUrl: cluster.rpcUrl,
        slotMillis: options.slotMillis,
        people,
        log,
      }),
    );
    const wallet = keep(
      await startWallet({
        host: HOST,
        port: ports.wallet,
        dataDir: walletDir,
        rpcUrl: cluster.rpcUrl,
      }),
    );
    const control = keep(
      await startControl({ host: HOST, port: ports.control, cluster, realm, wallet }),
    );
    const ready: Ready = {
      realm: realm.url,
      rpc: cluster.rpcUrl,
      ws: cluster.wsUrl,
      secondRpc: cluster.secondRpcUrl,
      wallet: wallet.url,
      control: control.url,
      platform: realm.platform,
      creators: realm.creators,
      buyers: people.buyers,
      operator: { wallet: operator.wallet },
      treasury: realm.treasury,
      escrow: realm.escrow,
    };
    return { ready, close };
  } catch (error) {
    await close();
    throw error;
  }
};
