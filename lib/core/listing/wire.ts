import * as z from "zod";
import { lamportsFromText } from "../money";
import { assetTypes, listingTypes } from "../realm";
import { addressSchema } from "../solana";
import { listingDescription } from "./form";
import { handoverStates, ownListingStates } from "./states";

/** What the browser and the server say to each other about one's own listings. Times are ISO 8601, UTC. */

const time = z.iso.datetime();

const ownListingSchema = z.object({
  id: z.uuid(),
  /** REALM's id; null until it has answered. */
  listingId: z.string().nullable(),
  state: z.enum(ownListingStates),
  /** Taken back before REALM had answered: what its answer lists is cancelled. */
  unwanted: z.boolean(),
  /** "elsewhere": found at the market under this wallet, not made here. */
  origin: z.enum(["here", "elsewhere"]),
  assetType: z.enum(assetTypes),
  assetId: z.string(),
  assetName: z.string(),
  previewImageUrl: z.string().nullable(),
  listingType: z.enum(listingTypes),
  /** What was asked for, in lamports. */
  price: lamportsFromText,
  /** What REALM lists it for, where that is another price. */
  otherPrice: lamportsFromText.nullable(),
  /** Whom REALM pays, where that is not the wallet whose listing it is. */
  otherSeller: addressSchema.nullable(),
  /** The error code of why its wish is not fulfilled yet, or never was. */
  trouble: z.string().nullable(),
  /** base58, of the sale. */
  signature: z.string().nullable(),
  licenceMint: addressSchema.nullable(),
  /** What its seller is to sign, or has signed and has not landed yet; null: nothing. */
  handover: z
    .object({ kind: z.enum(["list", "cancel"]), state: z.enum(handoverStates) })
    .nullable(),
  createdAt: time,
  /** When it was seen to be sold, cancelled or refused. */
  endedAt: time.nullable(),
});
export type OwnListing = z.infer<typeof ownListingSchema>;
/** The same as JSON on the wire: lamports as text. */
export type OwnListingJson = z.input<typeof ownListingSchema>;

/** Answer of `POST /api/listings`, `DELETE /api/listings/{id}` and `DELETE /api/listings/own/{id}`. */
export const ownListingAnswerSchema = z.object({ listing: ownListingSchema });

/**
 * Body of `POST /api/listings`. The form makes the key: sent again with the same words, it finds the
 * listing that was made.
 */
export const createListingSchema = z.strictObject({
  key: z.uuid(),
  /** Our id of the model. */
  modelId: z.uuid(),
  price: lamportsFromText.refine((price) => price > 0n, "A price is above zero."),
  description: listingDescription,
  listingType: z.enum(listingTypes),
  /** Whoever wrote it was told of the personal data in it and sends it all the same. */
  personalData: z.literal("send").optional(),
});
export type CreateListing = z.infer<typeof createListingSchema>;
/** The same as JSON on the wire. */
export type CreateListingJson = z.input<typeof createListingSchema>;

/** The shape of REALM's id of a listing where it stands in an address. */
export const listingIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/u);
