import { CodedError } from "@/lib/core/errors";
import type { RealmListing } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";

/**
 * Whether this wallet may buy this listing, by REALM's record of it.
 * @throws LISTING_OWN, LISTING_SOLD, LISTING_CANCELLED, LISTING_NOT_FOR_SALE
 */
export const assertForSale = (listing: RealmListing, wallet: Address): void => {
  const { status, listingType, sellerWallet, listingId } = listing;
  const refuse = (
    code: "LISTING_OWN" | "LISTING_SOLD" | "LISTING_CANCELLED" | "LISTING_NOT_FOR_SALE",
  ) => {
    throw new CodedError(code, `the listing is not for sale to this wallet`, {
      context: { listingId },
    });
  };
  if (sellerWallet === wallet) refuse("LISTING_OWN");
  if (status === "sold") refuse("LISTING_SOLD");
  if (status === "cancelled") refuse("LISTING_CANCELLED");
  if (listingType === "auction") refuse("LISTING_NOT_FOR_SALE");
};
