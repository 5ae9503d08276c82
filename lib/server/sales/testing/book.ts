import { lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { address, fromBase58, toBase58 } from "@/lib/core/solana";
import type { Chain } from "@/lib/server/chain";
import { liveEvents } from "@/lib/server/db/schema/live";
import { notifications } from "@/lib/server/db/schema/notifications";
import { sales } from "@/lib/server/db/schema/sales";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createLogger } from "@/lib/server/log/create-logger";
import type { SalesContext } from "../context";
import type { NewSale, SaleRow } from "../record";

export const SELLER = address("8qbHbw2BbbTHBW1sbeqakYXVKRQM8Ne7pLK7m6CVfeR");
export const BUYER = address("4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA");
export const START = new Date("2026-11-22T12:00:00.000Z");
/** 100 SOL with a fee of at most 2.5 %. */
export const GROSS = lamports(100_000_000_000n);
export const NET = lamports(97_500_000_000n);

export const signatureOf = (n: number): string => toBase58(new Uint8Array(64).fill(n));

/** A sale as a purchase here would tell it; `n` names its listing and its transaction. */
export const newSale = (n: number, more: Partial<NewSale> = {}): NewSale => ({
  seller: SELLER,
  buyer: BUYER,
  listingId: `list_${n}`,
  assetType: "model",
  assetId: "mod_1",
  assetName: "Portrait",
  gross: GROSS,
  net: NET,
  signature: signatureOf(n),
  licenceMint: null,
  soldAt: START,
  ...more,
});

/** As REALM tells a listing that somebody bought elsewhere. */
export const soldListing = (n: number, more: Partial<RealmListing> = {}): RealmListing => ({
  listingId: `list_${n}`,
  assetType: "model",
  assetId: "mod_1",
  sellerWallet: SELLER,
  price: GROSS,
  currency: "SOL",
  description: "",
  listingType: "fixed_price",
  status: "sold",
  createdAt: "2026-11-20T12:00:00Z",
  solanaTxSignature: signatureOf(n),
  assetDetails: { name: "Portrait", description: "", tags: [], previewImageUrl: "" },
  ...more,
});

/** The wire bytes of a legacy transaction of two accounts and no instruction. */
const wireBytes = (): Uint8Array =>
  Uint8Array.from([
    1,
    ...new Uint8Array(64).fill(1),
    ...[1, 0, 0],
    ...[2, ...fromBase58(BUYER), ...fromBase58(SELLER)],
    ...new Uint8Array(32).fill(9),
    0,
  ]);

type Landed = Awaited<ReturnType<Chain["confirmedTransactions"]>>[number];

/** One endpoint's word: the seller's balance rose by so much. */
export const landed = (received: bigint, at: Date | null = null): Landed => ({
  slot: 7n,
  at,
  bytes: wireBytes(),
  meta: {
    err: null,
    fee: 5_000n,
    preBalances: [200_000_000_000n, 3n],
    postBalances: [100_000_000_000n, 3n + received],
    preTokenBalances: [],
    postTokenBalances: [],
    loadedAddresses: { writable: [], readonly: [] },
  },
});

interface Told {
  now: Date;
  status: Awaited<ReturnType<Chain["signatureStatus"]>>;
  landed: readonly Landed[];
  listing: RealmListing;
}

const asAgreed = (): Told => ({
  now: START,
  status: { slot: 7n, confirmation: "finalized", error: null },
  landed: [landed(NET)],
  listing: soldListing(1),
});

/** An embedded database, a chain and a REALM that say what a test has them say, and a clock that stands. */
export const openTestBook = async () => {
  const { database, close } = await openTestDatabase();
  const lines: string[] = [];
  const told = asAgreed();
  const context: SalesContext = {
    database,
    chain: {
      signatureStatus: () => Promise.resolve(told.status),
      confirmedTransactions: () => Promise.resolve(told.landed),
    },
    realm: { getListing: () => Promise.resolve(told.listing) },
    maxFeeBasisPoints: 250,
    now: () => told.now,
    log: createLogger({
      level: "warn",
      secrets: () => [],
      destination: { write: (line: string) => void lines.push(line) },
    }),
  };
  return {
    context,
    database,
    /** What chain, REALM and clock say; a test changes it. */
    told,
    rows: (): Promise<SaleRow[]> => database.select().from(sales).orderBy(sales.listingId),
    alerts: () => lines.filter((line) => line.includes("ALERT:")).length,
    /** How often the seller was notified, and their pages told. */
    news: async () => ({
      notified: (await database.select().from(notifications)).length,
      told: (await database.select().from(liveEvents)).filter(({ kind }) => kind === "sale").length,
    }),
    async clear() {
      lines.length = 0;
      Object.assign(told, asAgreed());
      await database.delete(sales);
      await database.delete(notifications);
      await database.delete(liveEvents);
    },
    close,
  };
};

export type TestBook = Awaited<ReturnType<typeof openTestBook>>;
