import type { AddressInfo } from "node:net";
import { drawPreview } from "./art";
import { createChain } from "./chain/client";
import { HostileQueue } from "./hostile";
import { Faults } from "./http/faults";
import { serveFiles } from "./http/files";
import { DEFAULT_LIMITS } from "./http/rate-limit";
import type { RateGroup } from "./http/route";
import { createApiServer } from "./http/serve";
import { watchSales } from "./market/watch";
import { marketRoutes } from "./market/routes";
import { openKeys } from "./state/keys";
import { openStore } from "./state/store";
import { openShop, type Shop } from "./shop";
import { houseSellers } from "./seed/entry";
import type { People, Person } from "./seed/people";
import { seedMarket } from "./seed/seed";
import { userRoutes } from "./user/profile";
import { seedUsers, userIdOf } from "./user/seed";
import type { Market } from "./market/context";

export interface RealmOptions {
  readonly host: "127.0.0.1";
  /** 0 takes any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** The local cluster's JSON-RPC. */
  readonly rpcUrl: string;
  readonly people: People;
  /** Calls a minute by group; the sandbox's own ample figures where it is left out. */
  readonly limits?: Readonly<Record<RateGroup, number>>;
  /** Unix milliseconds. */
  readonly clock?: () => number;
  readonly log?: (line: string) => void;
}

export interface RealmCredential {
  readonly apiKey: string;
  readonly apiSecret: string;
}

export interface RealmServer extends Shop {
  /** With /v1 at the end. */
  readonly url: string;
  readonly platform: RealmCredential & { readonly webhookSecret: string };
  readonly creators: readonly (Person & RealmCredential)[];
  readonly treasury: string;
  readonly faults: Faults;
  readonly hostile: HostileQueue;
  close(): Promise<void>;
}

const ownWallets = ["treasury", "escrow", "attacker", "collector"] as const;

/**
 * Starts REALM's emulator: opens its folder, seeds the market on the cluster, serves the API.
 * Resolves when the first call can be made.
 * @throws Error where the port is taken, or the folder belongs to another cluster.
 */
export const startRealm = async (options: RealmOptions): Promise<RealmServer> => {
  const { host, dataDir, people } = options;
  const clock = options.clock ?? Date.now;
  const log = options.log ?? (() => undefined);
  const store = openStore(dataDir, clock());
  const names = [...ownWallets, ...houseSellers];
  const userIds = ["Platform", ...people.creators.map(({ name }) => name)].map(userIdOf);
  const keys = await openKeys(dataDir, names, userIds);
  seedUsers(store.users, people.creators, clock());

  const hostile = new HostileQueue();
  const faults = new Faults();
  let origin = `http://${host}`;
  const market: Market = {
    store,
    chain: createChain(options.rpcUrl),
    escrow: keys.wallet("escrow"),
    treasury: keys.wallet("treasury").address,
    attacker: keys.wallet("attacker"),
    hostile,
    clock,
    origin: () => origin,
    log,
  };
  const wallets = [
    ...people.creators,
    ...people.buyers,
    people.operator,
    ...names.map((name) => ({ name, wallet: keys.wallet(name).address })),
  ];
  await seedMarket({ market, keys, wallets, log });

  const shop = openShop(market, people.creators);
  const server = createApiServer({
    routes: [
      ...marketRoutes(market),
      ...userRoutes({ users: store.users, used: shop.used, clock }),
    ],
    credentials: keys.credentials,
    users: store.users,
    answers: store.answers,
    faults,
    limits: options.limits ?? DEFAULT_LIMITS,
    clock,
    count: shop.count,
    files: serveFiles((assetId) => {
      const asset = store.assets.get(assetId);
      return asset ? drawPreview(asset.assetId, asset.style) : null;
    }),
    log,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, host, resolve);
  });
  origin = `http://${host}:${portOf(server.address())}`;
  const watch = watchSales(market);
  const credentialOf = (name: string): RealmCredential => {
    const found = keys.credentials.find(({ userId }) => userId === userIdOf(name));
    if (!found) throw new Error(`no credential of ${name}`);
    return { apiKey: found.apiKey, apiSecret: found.apiSecret };
  };
  return {
    ...shop,
    url: `${origin}/v1`,
    platform: { ...credentialOf("Platform"), webhookSecret: keys.webhookSecret },
    creators: people.creators.map((person) => ({ ...person, ...credentialOf(person.name) })),
    treasury: market.treasury,
    faults,
    hostile,
    close: async () => {
      await watch.stop();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
      store.close();
    },
  };
};

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
};
