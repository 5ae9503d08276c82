import { CodedError } from "@/lib/core/errors";
import type { OwnListingState } from "@/lib/core/listing";
import type { RealmListed, RealmListing } from "@/lib/core/realm";
import type { Row } from "./store/rows";

type Told = RealmListed | RealmListing;

/** REALM's times are text; one that can't be read is as good as none. */
export const momentOf = (text: string): Date | null => {
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? null : new Date(millis);
};

/** @throws REALM_ANSWER where REALM tells of another asset than was listed */
export const requireSame = (
  row: Pick<Row, "assetId" | "assetType" | "listingId">,
  told: Told,
): void => {
  const isSame =
    told.assetId === row.assetId &&
    told.assetType === row.assetType &&
    (row.listingId === null || row.listingId === told.listingId);
  if (!isSame) throw new CodedError("REALM_ANSWER", "REALM told of another listing");
};

/** What of a listing REALM made otherwise than it was asked: what buyers see, and whom it pays. */
export const differencesOf = (
  row: Pick<Row, "price" | "listingType" | "owner">,
  told: Told,
): { readonly offer: boolean; readonly payee: boolean } => ({
  offer: told.price !== row.price || told.listingType !== row.listingType,
  payee: told.sellerWallet !== row.owner,
});

/** What REALM's word changes of a row, beside its state. */
export const factsOf = (told: Told) => ({
  listingId: told.listingId,
  toldPrice: told.price,
  sellerWallet: told.sellerWallet,
  signature: told.solanaTxSignature ?? null,
  ...(told.licenceMint === undefined ? {} : { licenceMint: told.licenceMint }),
  ...("assetDetails" in told
    ? {
        assetName: told.assetDetails.name,
        previewImageUrl: told.assetDetails.previewImageUrl,
      }
    : {}),
});

/** The state that REALM's status puts a listing into; an end has its moment. */
export const standing = (
  status: Told["status"],
  at: Date,
): { readonly state: OwnListingState; readonly endedAt: Date | null } => ({
  state: status === "pending" ? "signing" : status,
  endedAt: status === "sold" || status === "cancelled" ? at : null,
});

/** What a seller has to sign before REALM's answer takes effect; null where there is nothing. */
export const toSign = (
  told: RealmListed,
): (RealmListed & { readonly transaction: string }) | null => {
  const { transaction, status } = told;
  if (transaction !== undefined) return { ...told, transaction };
  if (status === "pending") throw new CodedError("REALM_ANSWER", "pending, with nothing to sign");
  return null;
};
