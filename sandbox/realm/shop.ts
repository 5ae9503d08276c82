import { randomBytes } from "node:crypto";
import { createKeyPairFromBytes, getAddressFromPublicKey, type Address } from "@solana/kit";
import type { Lamports } from "@/lib/core/money";
import { pay } from "./chain/draft";
import type { LicenceKind } from "./chain/licence-kinds";
import type { ListingRecord } from "./state/records";
import { listingAnswer } from "./market/answers";
import type { Market } from "./market/context";
import type { HandoverMode } from "./market/handover";
import { putOnSale } from "./market/listings";
import type { Person } from "./seed/people";

/** Lamports a signature costs. */
const BASE_FEE = 5000n;

/** A listing made on demand; each test gets its own. */
export interface NewListing {
  readonly name: string;
  /** A sentence of the sandbox's where it is left out. */
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly price: Lamports;
  /** A creator's name. */
  readonly seller: string;
  readonly assetType: ListingRecord["assetType"];
  readonly listingType: ListingRecord["listingType"];
  /** What kind of token is handed over; "none" for a sale on REALM's word alone. */
  readonly licence: LicenceKind | "none";
}

/** What the control port may see and do beyond the API. */
export interface Shop {
  /** @throws Error where no creator has that name. */
  createListing(listing: NewListing): Promise<unknown>;
  /** Another price from now on, whoever is looking at the old one. @throws Error where it is unknown. */
  reprice(listingId: string, price: Lamports): unknown;
  /** Whether listing and cancelling ask their seller for a signature from now on. */
  setHandover(mode: HandoverMode): void;
  listings(status: ListingRecord["status"]): readonly unknown[];
  airdrop(wallet: Address, amount: Lamports): Promise<void>;
  /** Sends all but `keep` lamports of a wallet to nobody of note. @param secretKey 64 bytes. */
  drain(secretKey: Uint8Array, keep: Lamports): Promise<void>;
  calls(): {
    readonly operations: Readonly<Record<string, number>>;
    readonly purchases: { readonly prepared: number; readonly completed: number };
  };
  resetCalls(): void;
}

interface CountingShop extends Shop {
  readonly count: (operation: string) => void;
}

export const openShop = (market: Market, creators: readonly Person[]): CountingShop => {
  const { store, chain } = market;
  const byOperation = new Map<string, number>();
  return {
    count: (operation) => {
      byOperation.set(operation, (byOperation.get(operation) ?? 0) + 1);
    },
    createListing: async ({
      name,
      tags = ["fresh"],
      price,
      seller,
      assetType,
      listingType,
      ...rest
    }) => {
      const creator = creators.find((one) => one.name === seller);
      if (!creator) throw new Error(`no creator is named ${seller}`);
      const assetId = `${assetType === "model" ? "mod" : "inf"}_${randomBytes(7).toString("hex")}`;
      const { description = `${name} was listed through the control port.`, licence } = rest;
      store.assets.put(assetId, {
        assetId,
        assetType,
        ownerWallet: creator.wallet,
        name,
        description,
        tags: [...tags],
      });
      const offer = {
        assetId,
        assetType,
        sellerWallet: creator.wallet,
        price,
        description,
        listingType,
      };
      return listingAnswer(market, await putOnSale(market, offer, licence));
    },
    reprice: (listingId, price) => {
      const listing = store.listings.get(listingId);
      if (!listing) throw new Error(`there is no listing ${listingId}`);
      return listingAnswer(market, store.listings.put(listingId, { ...listing, price }));
    },
    setHandover: (mode) => {
      market.handover.mode = mode;
    },
    listings: (status) =>
      store.listings
        .values()
        .filter((listing) => listing.status === status)
        .map((listing) => listingAnswer(market, listing)),
    airdrop: (wallet, amount) => chain.fund([{ wallet, amount }]),
    drain: async (secretKey, keep) => {
      const keyPair = await createKeyPairFromBytes(secretKey);
      const wallet = await getAddressFromPublicKey(keyPair.publicKey);
      const { value: balance } = await chain.rpc
        .getBalance(wallet, { commitment: "confirmed" })
        .send();
      const surplus = balance - keep - BASE_FEE;
      if (surplus <= 0n) return;
      const instructions = [pay(wallet, market.attacker.address, surplus)];
      await chain.land([{ payer: { address: wallet, keyPair }, instructions }]);
    },
    calls: () => {
      const purchases = store.purchases.values();
      return {
        operations: Object.fromEntries(byOperation),
        purchases: {
          prepared: purchases.length,
          completed: purchases.filter(({ status }) => status === "completed").length,
        },
      };
    },
    resetCalls: () => {
      byOperation.clear();
    },
  };
};
