import * as z from "zod";
import { addressSchema } from "../solana";
import { solNumber, wholeNumber } from "./json";

export const assetTypes = ["model", "influencer"] as const;
export const listingStatuses = ["active", "sold", "cancelled"] as const;
export const listingTypes = ["fixed_price", "auction"] as const;

const id = z.string().min(1).max(128);

const assetDetailsSchema = z.object({
  name: z.string(),
  description: z.string().default(""),
  tags: z.array(z.string()).default([]),
  previewImageUrl: z.string(),
});

/** A listing as `GET /marketplace/listings/{id}` and the search answer it; unknown fields are dropped. */
export const listingSchema = z.object({
  listingId: id,
  assetType: z.enum(assetTypes),
  assetId: id,
  sellerWallet: addressSchema,
  price: solNumber,
  currency: z.literal("SOL"),
  description: z.string().default(""),
  listingType: z.enum(listingTypes).default("fixed_price"),
  status: z.enum(listingStatuses),
  createdAt: z.string(),
  solanaTxSignature: z.string().optional(),
  assetDetails: assetDetailsSchema,
  /** The licence token's mint. Not documented; where REALM names it here the purchase must agree. */
  licenceMint: addressSchema.optional(),
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
