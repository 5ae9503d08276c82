import { createHash } from "node:crypto";
import { base58 } from "@scure/base";
import type { ClusterFault } from "./faults";
import { close, listen } from "./listen";
import { createPubSubServer } from "./pubsub/server";
import type { RpcNode } from "./rpc/node";
import { createRpcServer } from "./rpc/server";
import { openLedger } from "./storage/ledger";

export interface ClusterOptions {
  readonly host: "127.0.0.1";
  /** 0: any free one. Stock clients expect the WebSocket at the port after this one. */
  readonly rpcPort: number;
  readonly wsPort: number;
  /** A second JSON-RPC endpoint of the same cluster, for those who cross-check. */
  readonly secondRpcPort: number;
  /** Where the ledger is kept; null: nowhere. One process at a time. */
  readonly dataDir: string | null;
  /** How long a slot lasts; the public clusters' take 400. */
  readonly slotMillis: number;
  /** Told of what went wrong inside, a line each. */
  readonly log?: (line: string) => void;
}

export interface LocalCluster {
  readonly rpcUrl: string;
  readonly wsUrl: string;
  readonly secondRpcUrl: string;
  readonly genesisHash: string;
  /** Writes everything down and ends every connection. */
  close(): Promise<void>;
  /** Lets slots pass at once; 151 of them expire every blockhash given out so far. */
  advanceSlots(count: number): void;
  setFault(fault: ClusterFault | null): void;
}

const derived = (seed: Uint8Array, what: string): string =>
  base58.encode(createHash("sha256").update(what).update(seed).digest());

/**
 * Starts a Solana cluster of one: the runtime in this process, JSON-RPC over HTTP and PubSub over
 * WebSocket, with the ledger found in `dataDir` or a new one.
 * @throws LedgerDamaged; the system's error when a port is taken.
 */
export const startCluster = async (options: ClusterOptions): Promise<LocalCluster> => {
  const { host, dataDir, slotMillis, log = () => undefined } = options;
  const ledger = await openLedger(dataDir, Date.now);
  let fault: ClusterFault | null = null;
  const node: RpcNode = {
    chain: ledger.chain,
    faucet: ledger.faucet,
    genesisHash: derived(ledger.seed, "genesis"),
    identity: derived(ledger.seed, "identity"),
    slotMillis,
    isSecond: false,
    fault: () => fault,
  };
  const rpc = createRpcServer(node, log);
  const second = createRpcServer({ ...node, isSecond: true }, log);
  const pubsub = createPubSubServer(node, log);
  const ports = await Promise.all([
    listen(rpc, host, options.rpcPort),
    listen(pubsub.http, host, options.wsPort),
    listen(second, host, options.secondRpcPort),
  ]).catch(async (reason: unknown) => {
    await Promise.all([close(rpc), close(pubsub.http), close(second)]);
    ledger.close();
    throw reason;
  });
  const ticking = setInterval(() => {
    ledger.chain.advance(1);
  }, slotMillis);

  return {
    rpcUrl: `http://${host}:${ports[0]}`,
    wsUrl: `ws://${host}:${ports[1]}`,
    secondRpcUrl: `http://${host}:${ports[2]}`,
    genesisHash: node.genesisHash,
    advanceSlots: (count) => {
      ledger.chain.advance(count);
    },
    setFault: (next) => {
      fault = next;
      if (next?.kind !== "down") return;
      rpc.closeAllConnections();
      second.closeAllConnections();
      pubsub.dropAll();
      pubsub.http.closeAllConnections();
    },
    close: async () => {
      clearInterval(ticking);
      pubsub.dropAll();
      await Promise.all([close(rpc), close(pubsub.http), close(second)]);
      ledger.close();
    },
  };
};
