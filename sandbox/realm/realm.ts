import type { AddressInfo } from "node:net";
import { drawPreview } from "./art";
import { createChain } from "./chain/client";
import { HostileQueue } from "./hostile";
import { Faults } from "./http/faults";
import { serveFiles } from "./http/files";
import { createApiServer } from "./http/serve";
import { Misdirections } from "./media/misdirections";
import { watchSales } from "./market/watch";
import { marketRoutes } from "./market/routes";
import { seedModels } from "./models/seed";
import { Pace } from "./pace";
import { repeat } from "./repeat";
import { openKeys } from "./state/keys";
import { openStore } from "./state/store";
import { openShop, type Shop } from "./shop";
import { houseSellers } from "./seed/entry";
import type { People, Person } from "./seed/people";
import { seedMarket } from "./seed/seed";
import { openStudio, type OpenStudio } from "./studio";
import { planOf, sameForAll } from "./user/plans";
import { userRoutes } from "./user/profile";
import { Quota } from "./user/quota";
import { seedUsers, userIdOf } from "./user/seed";
import { send, Webhooks } from "./webhooks";
import type { Market } from "./market/context";

export interface RealmOptions {
  readonly host: "127.0.0.1";
  /** 0 takes any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** The local cluster's JSON-RPC. */
  readonly rpcUrl: string;
  /** What a slot takes there, to say when a blockhash ends. */
  readonly slotMillis: number;
  readonly people: People;
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
  /** Holds what is on sale. */
  readonly escrow: string;
  readonly faults: Faults;
  readonly hostile: HostileQueue;
  readonly webhooks: Webhooks;
  readonly misdirections: Misdirections;
  /** What the control port may change of jobs and of their results. */
  readonly studio: Pick<OpenStudio, "failures"> & { readonly media: { lifetime: number | null } };
  readonly pace: Pace;
  /** Another key for Platform or a creator; those there are stay in force. @throws Error for nobody. */
  issueKey(name: string): RealmCredential;
  /** Ends a key at once. @throws Error where nobody has it. */
  revokeKey(apiKey: string): void;
  /** Changes what an account is told to be called, without REALM's own rules. @throws Error for nobody. */
  setProfile(name: string, texts: { readonly username?: string; readonly email?: string }): void;
  /** Other rate limits for every key from now on; null gives each plan's own back. */
  setLimits(limits: OrderedLimits | null): void;
  /** Gives a person's key another monthly quota; null gives the plan's back. @throws Error for nobody. */
  setQuota(name: string, limit: number | null): void;
  close(): Promise<void>;
}

/** So many calls of each group in so many seconds. */
interface OrderedLimits {
  readonly limit: number;
  readonly seconds: number;
}

/** How often jobs and deliveries are looked at. */
const TICK_MILLIS = 50;

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
  const pace = new Pace();
  const quota = new Quota(store.usage, clock);
  const webhooks = new Webhooks({
    deliveries: store.deliveries,
    settings: store.webhooks,
    secret: keys.webhookSecret,
    pace,
    clock,
    send,
  });
  const emit: Market["emit"] = (event) => {
    webhooks.emit(event);
  };
  let origin = `http://${host}`;
  const misdirections = new Misdirections(() => origin);
  const market: Market = {
    store,
    chain: createChain(options.rpcUrl),
    escrow: keys.wallet("escrow"),
    treasury: keys.wallet("treasury").address,
    attacker: keys.wallet("attacker"),
    hostile,
    handover: { mode: "off" },
    slotMillis: options.slotMillis,
    clock,
    origin: () => origin,
    misdirections,
    emit,
    log,
  };
  const wallets = [
    ...people.creators,
    ...people.buyers,
    people.operator,
    ...names.map((name) => ({ name, wallet: keys.wallet(name).address })),
  ];
  await seedMarket({ market, keys, wallets, log });

  seedModels(store, wallets, clock());

  const shop = openShop(market, people.creators);
  const studio = openStudio({
    store,
    dataDir,
    pace,
    origin: market.origin,
    misdirections,
    emit,
    clock,
    log,
  });
  let ordered: OrderedLimits | null = null;
  const server = createApiServer({
    routes: [
      ...marketRoutes(market),
      ...studio.routes,
      ...userRoutes({ users: store.users, quota }),
    ],
    credentials: () => keys.credentials,
    users: store.users,
    answers: store.answers,
    faults,
    limits: (user) => (ordered === null ? planOf(user).limits : sameForAll(ordered.limit)),
    window: () => ordered?.seconds,
    useQuota: (user, operation) => {
      shop.count(operation);
      return quota.use(user, operation);
    },
    clock,
    files: serveFiles({
      draw: (assetId) => {
        const asset = store.assets.get(assetId);
        return asset ? drawPreview(asset.assetId, asset.style) : null;
      },
      open: (file, query) => studio.media.open(file, query),
      leadOf: (path) => misdirections.leadOf(path),
    }),
    log,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, host, resolve);
  });
  origin = `http://${host}:${portOf(server.address())}`;
  const loops = [
    watchSales(market),
    repeat(TICK_MILLIS, () => studio.line.tick(), log),
    repeat(TICK_MILLIS, () => webhooks.tick(), log),
  ];
  const credentialOf = (name: string): RealmCredential => {
    const found = keys.credentials.find(({ userId }) => userId === userIdOf(name));
    if (!found) throw new Error(`no credential of ${name}`);
    return { apiKey: found.apiKey, apiSecret: found.apiSecret };
  };
  const userNamed = (name: string) => {
    const user = store.users.get(userIdOf(name));
    if (!user) throw new Error(`nobody is named ${name}`);
    return user;
  };
  return {
    ...shop,
    createListing: async (listing) => {
      const answer = await shop.createListing(listing);
      seedModels(store, wallets, clock());
      return answer;
    },
    url: `${origin}/v1`,
    platform: { ...credentialOf("Platform"), webhookSecret: keys.webhookSecret },
    creators: people.creators.map((person) => ({ ...person, ...credentialOf(person.name) })),
    treasury: market.treasury,
    escrow: market.escrow.address,
    faults,
    hostile,
    webhooks,
    misdirections,
    studio,
    pace,
    issueKey: (name) => {
      const { apiKey, apiSecret } = keys.issue(userNamed(name).userId);
      return { apiKey, apiSecret };
    },
    revokeKey: (apiKey) => {
      keys.revoke(apiKey);
    },
    setProfile: (name, texts) => {
      const user = userNamed(name);
      store.users.put(user.userId, { ...user, ...texts });
    },
    setLimits: (limits) => {
      ordered = limits;
    },
    setQuota: (name, limit) => {
      quota.setLimit(userNamed(name), limit);
    },
    close: async () => {
      webhooks.end();
      await Promise.all(loops.map((loop) => loop.stop()));
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
