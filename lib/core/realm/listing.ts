import { LosslessNumber, stringify } from "lossless-json";
import * as z from "zod";
import { formatSol, type Lamports } from "../money";
import { addressSchema } from "../solana";
import { realmId } from "./identifier";
import { solNumber, wholeNumber } from "./json";
import { optional, optionalOr } from "./optional";

export const assetTypes = ["model", "influencer"] as const;
export const listingStatuses = ["active", "sold", "cancelled"] as const;
export const listingTypes = ["fixed_price", "auction"] as const;

const assetDetailsSchema = z.object({
  name: z.string(),
  description: optionalOr(z.string(), ""),
  tags: optionalOr(z.array(z.string()), []),
  /** Empty where there is none. */
  previewImageUrl: optionalOr(z.string(), ""),
});

/** A listing as `GET /marketplace/listings/{id}` and the search answer it; unknown fields are dropped. */
export const listingSchema = z.object({
  listingId: realmId,
  assetType: z.enum(assetTypes),
  assetId: realmId,
  sellerWallet: addressSchema,
  price: solNumber,
  currency: z.literal("SOL"),
  description: optionalOr(z.string(), ""),
  listingType: optionalOr(z.enum(listingTypes), "fixed_price"),
  status: z.enum(listingStatuses),
  createdAt: z.string(),
  solanaTxSignature: optional(z.string()),
  assetDetails: assetDetailsSchema,
  /** The licence token's mint. Not documented; where REALM names it here the purchase must agree. */
  licenceMint: optional(addressSchema),
});
export type RealmListing = z.infer<typeof listingSchema>;

/** the shape of a search answer. */
export const listingPageSchema = z.object({
  listings: z.array(listingSchema),
  total: wholeNumber,
  limit: wholeNumber,
  offset: wholeNumber,
});
export type RealmListingPage = z.infer<typeof listingPageSchema>;

/** The query of `GET /marketplace/listings/search`. Prices are SOL as decimal text. */
export interface ListingQuery {
  readonly query?: string;
  readonly assetType?: (typeof assetTypes)[number];
  readonly tags?: readonly string[];
  readonly minPrice?: string;
  readonly maxPrice?: string;
  readonly sortBy?: "createdAt" | "price";
  readonly sortOrder?: "asc" | "desc";
  readonly limit?: number;
  readonly offset?: number;
}

/**
 * A listing as `POST /listings` and `DELETE /listings/{id}` answer it: without the asset's details. A-18:
 * with a transaction in it, the answer takes effect once its seller has signed that and it has landed;
 * until then a new listing is "pending", and one that is to be cancelled stays what it is.
 */
export const listedSchema = listingSchema.omit({ assetDetails: true }).extend({
  status: z.enum([...listingStatuses, "pending"]),
  /** Base64 of the wire transaction, possibly signed by REALM's escrow already. */
  transaction: optional(z.string().max(4096)),
  expiresAt: optional(z.iso.datetime({ offset: true })),
});
export type RealmListed = z.infer<typeof listedSchema>;

/** What is put up for sale: the body of `POST /marketplace/listings`. */
export interface NewListing {
  readonly assetType: RealmListing["assetType"];
  readonly assetId: string;
  readonly price: Lamports;
  readonly description: string;
  readonly listingType: (typeof listingTypes)[number];
}

/**
 * Its JSON text. The price is a JSON number of SOL, written from the whole lamports: it never passes
 * through a float.
 */
export const newListingJson = ({ price, ...listing }: NewListing): string =>
  stringify({ ...listing, currency: "SOL", price: new LosslessNumber(formatSol(price)) }) ?? "";
