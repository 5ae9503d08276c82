import * as z from "zod";
import { listingTypes } from "../realm";
import { typedPrice } from "./price";

/** What the form holds while it is filled in: text only. */
export const newListingTyped = z.object({
  modelId: z.string(),
  price: z.string(),
  description: z.string(),
  listingType: z.enum(listingTypes),
});

/** What is said of an asset beside its own description. REALM names no bound; this is the sandbox's. */
export const listingDescription = z.string().trim().max(2_000, "At most 2,000 characters.");

/** What is typed, as it is sent: the price in lamports. */
export const newListingForm = z.object({
  modelId: z.uuid("Choose what to sell."),
  price: typedPrice,
  description: listingDescription,
  listingType: z.enum(listingTypes),
});
