import { randomBytes } from "node:crypto";
import * as z from "zod";
import { assetTypes } from "@/lib/core/realm";
import { solNumber } from "@/lib/core/realm/json";
import { listingTypes } from "@/lib/core/realm/listing";
import { licenceOf, returnLicence } from "../chain/licence";
import type { LicenceKind } from "../chain/licence-kinds";
import { mintLicence } from "../chain/mint-licence";
import { ProtocolError } from "../http/protocol-error";
import type { Answer, Call } from "../http/route";
import type { ListingRecord } from "../state/records";
import { findListing, listingAnswer } from "./answers";
import type { Market } from "./context";
import { listingEvent } from "./events";
import { askToTakeBack, offerHandover } from "./handover";
import { settle, settleIfPossible } from "./settle";

const newListingSchema = z.strictObject({
  assetType: z.enum(assetTypes),
  assetId: z.string().min(1).max(128),
  price: solNumber.refine((price) => price > 0n, "A price is above zero."),
  currency: z.literal("SOL"),
  description: z.string().max(2000),
  listingType: z.enum(listingTypes),
});

type Offer = Pick<
  ListingRecord,
  "assetId" | "assetType" | "sellerWallet" | "price" | "description" | "listingType"
>;

const newLicence = async (
  { chain, escrow }: Market,
  kind: LicenceKind | "none",
): Promise<Pick<ListingRecord, "licenceMint" | "licenceProgram" | "licenceHook">> => {
  if (kind === "none") return {};
  const { licence, work } = await mintLicence(chain, escrow, kind);
  await chain.land([work]);
  const { mint, program, hook } = licence;
  return {
    licenceMint: mint,
    licenceProgram: program,
    ...(hook === null ? {} : { licenceHook: hook }),
  };
};

const draftListing = async (
  market: Market,
  offer: Offer,
  kind: LicenceKind | "none",
): Promise<ListingRecord> => ({
  ...offer,
  ...(await newLicence(market, kind)),
  listingId: `list_${randomBytes(9).toString("hex")}`,
  status: "active",
  createdAt: new Date(market.clock()).toISOString(),
});

/**
 * Puts an asset on sale: its licence is minted into escrow before the listing exists.
 * @param kind "none" sells on REALM's word alone.
 */
export const putOnSale = async (
  market: Market,
  offer: Offer,
  kind: LicenceKind | "none" = "plain",
): Promise<ListingRecord> => {
  const listing = await draftListing(market, offer, kind);
  return market.store.listings.put(listing.listingId, listing);
};

/** On sale at once, or once its seller has signed. */
const offerAsset = async (market: Market, offer: Offer): Promise<unknown> =>
  market.handover.mode === "off"
    ? listingAnswer(market, await putOnSale(market, offer))
    : offerHandover(market, await draftListing(market, offer, "plain"));

/** POST /listings: the caller's own asset, once at a time; with a transaction to sign where that is asked. */
export const createListing =
  (market: Market) =>
  async ({ user, body }: Call): Promise<Answer> => {
    const { assetType, assetId, price, description, listingType } = newListingSchema.parse(body);
    const offer = { assetType, assetId, price, description, listingType };
    const sellerWallet = user.solanaWalletAddress;
    if (!sellerWallet)
      throw new ProtocolError(400, "no_wallet", "The profile has no wallet to pay.");
    const asset = market.store.assets.get(offer.assetId);
    if (asset?.ownerWallet !== sellerWallet) {
      throw new ProtocolError(404, "asset_not_found", "There is no such asset of yours.");
    }
    if (asset.assetType !== offer.assetType) {
      throw new ProtocolError(400, "asset_type_mismatch", "The asset is of another type.");
    }
    const { beingListed, listings } = market.store;
    const listed = listings
      .values()
      .some((listing) => listing.assetId === assetId && listing.status === "active");
    if (listed || beingListed.has(assetId))
      throw new ProtocolError(409, "already_listed", "The asset is on sale already.");
    beingListed.add(assetId);
    try {
      return { status: 201, body: await offerAsset(market, { ...offer, sellerWallet }) };
    } finally {
      beingListed.delete(assetId);
    }
  };

/** GET /listings/{id}, after a look at the chain for a sale nobody has reported. */
export const getListing =
  (market: Market) =>
  async ({ params }: Call): Promise<Answer> => {
    const { listingId } = findListing(market, params["id"]);
    await settleIfPossible(market, listingId);
    const listing = findListing(market, listingId);
    if (listing.status === "pending")
      throw new ProtocolError(404, "listing_not_found", "It is not on the market yet.");
    return { status: 200, body: listingAnswer(market, listing) };
  };

/** DELETE /listings/{id}: the licence goes back to the seller on the chain, then it is off. */
export const cancelListing =
  (market: Market) =>
  async ({ user, params }: Call): Promise<Answer> => {
    const { listingId, sellerWallet } = findListing(market, params["id"]);
    if (sellerWallet !== user.solanaWalletAddress) {
      throw new ProtocolError(404, "listing_not_found", "There is no such listing of yours.");
    }
    await settle(market, listingId);
    const listing = findListing(market, listingId);
    if (listing.status === "sold") throw new ProtocolError(409, "already_sold", "It is sold.");
    const asked = listing.status === "active" ? await askToTakeBack(market, listing) : null;
    if (asked) return { status: 200, body: asked };
    if (listing.status === "active") {
      const licence = licenceOf(listing);
      if (licence) {
        await market.chain.land([await returnLicence(market.escrow, licence, sellerWallet)]);
      }
      market.emit(listingEvent(listing, "cancelled"));
      market.store.listings.put(listingId, { ...listing, status: "cancelled" });
    }
    return { status: 200, body: listingAnswer(market, findListing(market, listingId)) };
  };
