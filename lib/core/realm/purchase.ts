import * as z from "zod";
import { addressSchema } from "../solana";
import { realmId } from "./identifier";
import { optional } from "./optional";

/** the answer to `POST /marketplace/listings/{id}/purchase`. */
export const preparedPurchaseSchema = z.object({
  purchaseId: realmId,
  listingId: realmId,
  status: z.literal("pending_signature"),
  /** Base64 of the wire transaction, possibly signed by REALM's escrow already. */
  transaction: z.string().max(4096),
  expiresAt: z.iso.datetime({ offset: true }),
  licenceMint: optional(addressSchema),
});
export type PreparedPurchase = z.infer<typeof preparedPurchaseSchema>;

/** a purchase after confirmation was asked for, and as `GET /purchases/{id}` tells it. */
export const realmPurchaseSchema = z.object({
  purchaseId: realmId,
  listingId: optional(realmId),
  status: z.enum([
    "pending_signature",
    "pending_confirmation",
    "completed",
    "expired",
    "failed",
    "cancelled",
  ]),
  solanaTxSignature: optional(z.string()),
});
export type RealmPurchase = z.infer<typeof realmPurchaseSchema>;
