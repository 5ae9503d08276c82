import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { lamports, type Lamports } from "@/lib/core/money";
import type { PurchaseState } from "@/lib/core/purchase";
import { addressSchema, type Address } from "@/lib/core/solana";
import { chainOver, type Chain } from "@/lib/server/chain/chain";
import { rpcCluster, type RpcCluster } from "@/lib/server/chain/cluster";
import { rpcEndpoint } from "@/lib/server/chain/endpoint";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import type { Log } from "@/lib/server/log";
import { createRealmClient, fixedAccess } from "@/lib/server/realm";
import { createUpstream } from "@/lib/server/upstream";
import type { Clock } from "@/lib/server/upstream/types";
import type { PurchaseContext } from "../context";
import type { Purchase } from "../purchase";
import { findPurchase } from "../store/read";
import { newBuyer, type Buyer } from "./buyer";
import type { RunningSandbox } from "./sandbox";
import { borrowSandbox } from "./shared-sandbox";

const listedSchema = z.object({ listingId: z.string(), sellerWallet: addressSchema });
const callsSchema = z.object({ operations: z.record(z.string(), z.number()) });

/** A log that keeps the errors, which are what an operator would be woken by. */
const recordingLog = (): { readonly log: Log; readonly errors: string[] } => {
  const errors: string[] = [];
  const silent = (): void => undefined;
  const log: Log = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (_fields, sentence) => errors.push(sentence),
    with: () => log,
  };
  return { log, errors };
};

/** The sandbox, an embedded database and the services between, as the app puts them together. */
export interface TestMarket {
  readonly context: PurchaseContext;
  readonly sandbox: RunningSandbox;
  readonly cluster: RpcCluster;
  readonly errors: string[];
  buyer(funds?: Lamports): Promise<Buyer>;
  /** A fresh listing of Creator 1's. `price` in SOL. */
  list(price?: string, more?: object): Promise<z.output<typeof listedSchema>>;
  balance(address: Address): Promise<bigint>;
  state(id: string): Promise<PurchaseState | undefined>;
  stored(id: string): Promise<Purchase>;
  realmCalls(operation: string): Promise<number>;
  /** The same context with another chain, for what no cluster can be made to do on demand. */
  withChain(changes: Partial<Chain>): PurchaseContext;
  close(): Promise<void>;
}

/** A tenth of the pauses between tries: how long they are is tested where they are made. */
const impatient: Clock = {
  now: Date.now,
  random: Math.random,
  sleep: (millis) => pause(millis / 10),
};

const DEFAULT_FUNDS = lamports(100_000_000_000n);

export const openTestMarket = async (): Promise<TestMarket> => {
  const sandbox = await borrowSandbox();
  const { database, close } = await openTestDatabase();
  const silent = (): void => undefined;
  const realmUpstream = createUpstream({
    name: "realm",
    address: new URL(sandbox.realm),
    log: silent,
    clock: impatient,
  });
  const rpcUpstream = createUpstream({
    name: "solana",
    address: new URL(sandbox.rpc),
    log: silent,
    clock: impatient,
  });
  const cluster = rpcCluster([rpcEndpoint(rpcUpstream)]);
  const chain = chainOver(cluster);
  const { log, errors } = recordingLog();
  const context: PurchaseContext = {
    database,
    realm: createRealmClient(realmUpstream, fixedAccess(sandbox.platform)),
    chain,
    policy: {
      cluster: "localnet",
      marketplace: sandbox.treasury,
      feeBasisPoints: 250,
      networkFee: lamports(100_000n),
      accountRent: lamports(5_000_000n),
    },
    now: () => new Date(),
    log,
    wake: silent,
  };
  const stored = async (id: string): Promise<Purchase> => {
    const purchase = await findPurchase(database, id);
    if (!purchase) throw new Error("no such purchase");
    return purchase;
  };
  return {
    context,
    sandbox,
    cluster,
    errors,
    stored,
    async buyer(funds = DEFAULT_FUNDS) {
      const buyer = newBuyer();
      await sandbox.command("POST", "/airdrop", {
        wallet: buyer.wallet,
        lamports: funds.toString(),
      });
      return buyer;
    },
    list: async (price = "1.5", more = {}) =>
      listedSchema.parse(await sandbox.command("POST", "/listing", { price, ...more })),
    balance: async (address) =>
      z
        .object({ value: z.number().int().transform(BigInt) })
        .parse(await cluster.result("getBalance", [address, { commitment: "confirmed" }])).value,
    state: async (id) => (await findPurchase(database, id))?.state,
    realmCalls: async (operation) => {
      const { operations } = callsSchema.parse(await sandbox.command("GET", "/realm/calls"));
      return operations[operation] ?? 0;
    },
    withChain: (changes) => ({ ...context, chain: { ...chain, ...changes } }),
    async close() {
      await Promise.all([realmUpstream.close(), rpcUpstream.close()]);
      await close();
      await sandbox.close();
    },
  };
};
