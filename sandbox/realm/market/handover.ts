import type { Address } from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { base64, compileDraft, wireBytes } from "../chain/compile";
import { memo, pay, type Draft } from "../chain/draft";
import {
  handOver,
  licenceAccount,
  licenceOf,
  openAccountFor,
  returnLicence,
  type Licence,
} from "../chain/licence";
import type { ListingRecord } from "../state/records";
import { findListing, listingAnswer } from "./answers";
import type { Market } from "./context";
import { listingEvent } from "./events";
import { COMMITMENT, holdsLicence } from "./on-chain";

/**
 * Whether listing and cancelling ask their seller for a signature. "drain": the listing's
 * transaction also pays somebody the seller never heard of.
 */
export const handoverModes = ["off", "honest", "drain"] as const;
export type HandoverMode = (typeof handoverModes)[number];

/** An account creation, a token transfer and a memo. */
const COMPUTE_UNITS = 80_000;
const COMPUTE_PRICE = 10_000n;
/** Lamports a hostile listing takes along. */
const DRAINED = 1_000_000_000n;

type Kind = NonNullable<ListingRecord["step"]>["kind"];

const draftHandover = async (
  { escrow, attacker, handover }: Market,
  { sellerWallet, listingId }: ListingRecord,
  licence: Licence,
  kind: Kind,
): Promise<Draft> => {
  const seller = sellerWallet;
  const [from, to]: [Address, Address] =
    kind === "list" ? [seller, escrow.address] : [escrow.address, seller];
  const isHostile = kind === "list" && handover.mode === "drain";
  return {
    feePayer: seller,
    parts: [
      {
        role: "compute-limit",
        instruction: getSetComputeUnitLimitInstruction({ units: COMPUTE_UNITS }),
      },
      {
        role: "compute-price",
        instruction: getSetComputeUnitPriceInstruction({ microLamports: COMPUTE_PRICE }),
      },
      // The escrow has its own since the licence was minted; a seller pays for nobody else's.
      ...(kind === "cancel"
        ? [{ role: "account" as const, instruction: await openAccountFor(seller, seller, licence) }]
        : []),
      { role: "licence", instruction: await handOver(from, to, licence) },
      ...(isHostile
        ? [{ role: "added" as const, instruction: pay(seller, attacker.address, DRAINED) }]
        : []),
      { role: "memo", instruction: memo(listingId) },
    ],
  };
};

/** Prepares a seller's transaction, keeps what it will be known by, and gives the answer that carries it. */
const prepareHandover = async (
  market: Market,
  listing: ListingRecord,
  licence: Licence,
  kind: Kind,
) => {
  const { rpc } = market.chain;
  const { value: lifetime } = await rpc.getLatestBlockhash({ commitment: COMMITMENT }).send();
  const height = await rpc.getBlockHeight({ commitment: COMMITMENT }).send();
  const draft = await draftHandover(market, listing, licence, kind);
  const transaction = await compileDraft(draft, lifetime, [market.escrow]);
  const { lastValidBlockHeight } = lifetime;
  const expires = market.clock() + Number(lastValidBlockHeight - height) * market.slotMillis;
  const kept = market.store.listings.put(listing.listingId, {
    ...listing,
    step: { kind, lastValidBlockHeight },
  });
  return {
    ...listingAnswer(market, kept),
    transaction: base64(wireBytes(transaction)),
    expiresAt: new Date(expires).toISOString(),
  };
};

/**
 * Makes a listing that waits for its seller's signature: the licence is put into the seller's wallet, and
 * the transaction that brings it into escrow is prepared. What waited for the same asset before is over.
 */
export const offerHandover = async (market: Market, listing: ListingRecord) => {
  const licence = licenceOf(listing);
  if (licence === null) throw new Error("a listing on the chain has a licence");
  const { listings } = market.store;
  for (const { listingId, assetId, status } of listings.values())
    if (status === "pending" && assetId === listing.assetId) listings.remove(listingId);
  await market.chain.land([await returnLicence(market.escrow, licence, listing.sellerWallet)]);
  return prepareHandover(market, { ...listing, status: "pending" }, licence, "list");
};

/** Prepares the transaction that brings a licence back; null where none is on the chain, or none is asked. */
export const askToTakeBack = async (market: Market, listing: ListingRecord) => {
  const licence = licenceOf(listing);
  return licence === null || market.handover.mode === "off"
    ? null
    : prepareHandover(market, listing, licence, "cancel");
};

/** Brings a listing that waits for its seller up to what the chain shows. */
export const settleHandover = async (market: Market, listingId: string): Promise<void> => {
  const { listings } = market.store;
  const listing = listings.get(listingId);
  const licence = listing && licenceOf(listing);
  if (!listing?.step || !licence) return;
  // The height before the accounts: what lands in between is seen, not declared over.
  const height = await market.chain.rpc.getBlockHeight({ commitment: COMMITMENT }).send();
  const holds = async (wallet: Address): Promise<boolean> =>
    holdsLicence(market, await licenceAccount(wallet, licence));
  const inEscrow = await holds(market.escrow.address);
  const { step, ...rest } = findListing(market, listingId);
  if (!step) return;
  if (step.kind === "list" && inEscrow) {
    listings.put(listingId, { ...rest, status: "active" });
    return;
  }
  if (step.kind === "cancel" && !inEscrow && (await holds(listing.sellerWallet))) {
    market.emit(listingEvent(rest, "cancelled"));
    listings.put(listingId, { ...rest, status: "cancelled" });
    return;
  }
  if (step.lastValidBlockHeight >= height) return;
  if (step.kind === "list") listings.remove(listingId);
  else listings.put(listingId, rest);
};
