import type { OwnListing, OwnListingJson } from "@/lib/core/listing";
import { lamports } from "@/lib/core/money";
import { address } from "@/lib/core/solana";
import type { Handover } from "./handover/store";
import type { Row } from "./store/rows";

/** A listing as its owner sees it. */
export const viewOf = (row: Row, handover: Handover | null): OwnListing => {
  const { toldPrice, sellerWallet, owner } = row;
  const isOther = toldPrice !== null && toldPrice !== row.price;
  return {
    id: row.id,
    listingId: row.listingId,
    state: row.state,
    unwanted: row.unwanted,
    origin: row.origin,
    assetType: row.assetType,
    assetId: row.assetId,
    assetName: row.assetName,
    previewImageUrl: row.previewImageUrl,
    listingType: row.listingType,
    price: lamports(row.price),
    otherPrice: isOther ? lamports(toldPrice) : null,
    otherSeller: sellerWallet === null || sellerWallet === owner ? null : address(sellerWallet),
    trouble: row.trouble,
    signature: row.signature,
    licenceMint: row.licenceMint === null ? null : address(row.licenceMint),
    handover: handover && { kind: handover.kind, state: handover.state },
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
};

/** The same as it goes over the wire. */
export const jsonOf = (row: Row, handover: Handover | null): OwnListingJson => {
  const view = viewOf(row, handover);
  return {
    ...view,
    price: view.price.toString(),
    otherPrice: view.otherPrice?.toString() ?? null,
  };
};
