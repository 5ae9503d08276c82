import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { CreateListing } from "@/lib/core/listing";
import { lamports } from "@/lib/core/money";
import type { NewListing, RealmListing } from "@/lib/core/realm";
import { address, type Address } from "@/lib/core/solana";
import { chainOver } from "@/lib/server/chain/chain";
import { rpcCluster } from "@/lib/server/chain/cluster";
import { rpcEndpoint } from "@/lib/server/chain/endpoint";
import { liveEvents } from "@/lib/server/db/schema/live";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createLogger } from "@/lib/server/log/create-logger";
import type { KeyUse } from "@/lib/server/realm/caller";
import { createUpstream } from "@/lib/server/upstream";
import type { SellingContext } from "../context";

export const seller = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
export const stranger = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
export const MODEL = "3f1c8a52-6f0c-4c11-9a53-5d2f3a1b8c90";
const ASSET = "mod_zyx987";

/** A listing as REALM tells it. */
export const toldListing = (more: Partial<RealmListing> = {}): RealmListing => ({
  listingId: "list_1",
  assetType: "model",
  assetId: ASSET,
  sellerWallet: seller,
  price: lamports(2_500_000_000n),
  currency: "SOL",
  description: "",
  listingType: "fixed_price",
  status: "active",
  createdAt: "2026-01-02T03:04:05.000Z",
  assetDetails: { name: "Dawn", description: "", tags: [], previewImageUrl: "https://x.test/1" },
  ...more,
});

/** What the form sends. */
export const wish = (more: Partial<CreateListing> = {}): CreateListing => ({
  key: crypto.randomUUID(),
  modelId: MODEL,
  price: lamports(2_500_000_000n),
  description: "With the licence",
  listingType: "fixed_price",
  ...more,
});

/** REALM's market with its documented idempotency, and ways to make it fail. */
const scriptedMarket = () => {
  const listings = new Map<string, RealmListing>();
  const byKey = new Map<string, string>();
  const failures: { at: "before" | "after"; error: Error }[] = [];
  const calls: { operation: string; key?: string; keyUse?: KeyUse | undefined }[] = [];

  const failing = (at: "before" | "after"): void => {
    if (failures[0]?.at !== at) return;
    const failure = failures.shift();
    if (failure) throw failure.error;
  };
  const there = (listingId: string): RealmListing => {
    const found = listings.get(listingId);
    if (found) return found;
    throw new CodedError("LISTING_NOT_FOUND", "no such listing");
  };
  return {
    listings,
    calls,
    /** The next call fails: before it acts, or after. */
    fail: (at: "before" | "after", error: ErrorCode | Error) => {
      failures.push({
        at,
        error: typeof error === "string" ? new CodedError(error, "scripted") : error,
      });
    },
    change: (listingId: string, more: Partial<RealmListing>) => {
      listings.set(listingId, { ...there(listingId), ...more });
    },
    createListing: (wanted: NewListing, key: string, keyUse?: KeyUse) =>
      Promise.resolve().then(() => {
        calls.push({ operation: "create", key, keyUse });
        failing("before");
        const listingId = byKey.get(key) ?? `list_${listings.size + 1}`;
        if (!byKey.has(key)) {
          byKey.set(key, listingId);
          listings.set(listingId, toldListing({ ...wanted, listingId }));
        }
        failing("after");
        return there(listingId);
      }),
    cancelListing: (listingId: string) =>
      Promise.resolve().then(() => {
        calls.push({ operation: "cancel" });
        failing("before");
        const found = there(listingId);
        if (found.status === "sold") throw new CodedError("LISTING_SOLD", "sold");
        listings.set(listingId, { ...found, status: "cancelled" });
        failing("after");
        return there(listingId);
      }),
    listingNow: (listingId: string) =>
      Promise.resolve().then(() => {
        calls.push({ operation: "get" });
        failing("before");
        return there(listingId);
      }),
  };
};

export interface SellingDesk {
  readonly context: SellingContext;
  readonly market: ReturnType<typeof scriptedMarket>;
  /** What was dropped of what is remembered of the market. */
  readonly forgotten: string[];
  pass(millis: number): void;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A store of its own, a clock that can be moved on, and a market to sell at. */
export const openDesk = async (): Promise<SellingDesk> => {
  const { database, close } = await openTestDatabase();
  const address = new URL("http://127.0.0.1:9");
  const nowhere = createUpstream({ name: "solana", address, log: () => undefined });
  let ahead = 0;
  const state = { market: scriptedMarket() };
  const forgotten: string[] = [];
  const context: SellingContext = {
    database,
    realmOf: () => state.market,
    listingNow: (listingId) => state.market.listingNow(listingId),
    onMarketOf: (wallet) => {
      const all = [...state.market.listings.values()];
      const listings = all.filter(
        ({ status, sellerWallet }) => status === "active" && sellerWallet === wallet,
      );
      return Promise.resolve({ listings, among: null });
    },
    modelOf: (_wallet: Address, id: string) =>
      id === MODEL
        ? Promise.resolve({
            id,
            modelId: ASSET,
            name: "Dawn",
            description: "",
            baseModel: null,
            tags: [],
            status: "active",
            lastTrainedAt: null,
            trainingJobId: null,
            createdAt: "2026-01-02T03:04:05.000Z",
          })
        : Promise.reject(new CodedError("MODEL_NOT_FOUND", "no such model")),
    forgetListing: (listingId) => void forgotten.push(listingId),
    forgetPages: () => void forgotten.push("pages"),
    chain: chainOver(rpcCluster([rpcEndpoint(nowhere)])),
    handoverPolicy: () => null,
    now: () => new Date(Date.now() + ahead),
    log: createLogger({ level: "silent", secrets: () => [], destination: { write: () => true } }),
    wake: () => undefined,
  };
  return {
    context,
    get market() {
      return state.market;
    },
    forgotten,
    pass: (millis) => {
      ahead += millis;
    },
    clear: async () => {
      ahead = 0;
      state.market = scriptedMarket();
      forgotten.length = 0;
      await database.delete(ownListings);
      await database.delete(liveEvents);
    },
    close: async () => {
      await nowhere.close();
      await close();
    },
  };
};
