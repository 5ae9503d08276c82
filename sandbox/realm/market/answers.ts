import { LosslessNumber } from "lossless-json";
import { formatSol } from "@/lib/core/money";
import { ProtocolError } from "../http/protocol-error";
import type { Asset, ListingRecord, PurchaseRecord } from "../state/records";
import type { Market } from "./context";

/** @throws Error where a listing stands without its asset: the store is broken. */
export const assetOf = ({ store }: Market, listing: ListingRecord): Asset => {
  const asset = store.assets.get(listing.assetId);
  if (!asset) throw new Error(`listing ${listing.listingId} has no asset`);
  return asset;
};

export const findListing = ({ store }: Market, listingId: string | undefined): ListingRecord => {
  const listing = store.listings.get(listingId ?? "");
  if (!listing) throw new ProtocolError(404, "listing_not_found", "There is no such listing.");
  return listing;
};

/** A listing as it goes out: the price as a JSON number in SOL with all its decimals. */
export const listingAnswer = (market: Market, listing: ListingRecord) => {
  const { name, description, tags } = assetOf(market, listing);
  return {
    listingId: listing.listingId,
    assetType: listing.assetType,
    assetId: listing.assetId,
    sellerWallet: listing.sellerWallet,
    price: new LosslessNumber(formatSol(listing.price)),
    currency: "SOL",
    description: listing.description,
    listingType: listing.listingType,
    status: listing.status,
    createdAt: listing.createdAt,
    ...(listing.solanaTxSignature === undefined
      ? {}
      : { solanaTxSignature: listing.solanaTxSignature }),
    ...(listing.licenceMint === undefined ? {} : { licenceMint: listing.licenceMint }),
    assetDetails: {
      name,
      description,
      tags,
      previewImageUrl:
        market.misdirections.ofPreview(listing.listingId) ??
        `${market.origin()}/assets/preview/${listing.assetId}.svg`,
    },
  };
};

export const purchaseAnswer = (purchase: PurchaseRecord) => ({
  purchaseId: purchase.purchaseId,
  listingId: purchase.listingId,
  buyerWallet: purchase.buyerWallet,
  status: purchase.status,
  createdAt: purchase.createdAt,
  expiresAt: purchase.expiresAt,
  ...(purchase.solanaTxSignature === undefined
    ? {}
    : { solanaTxSignature: purchase.solanaTxSignature }),
  ...(purchase.completedAt === undefined ? {} : { completedAt: purchase.completedAt }),
});
