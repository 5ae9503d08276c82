import * as z from "zod";
import { intentSchema } from "../intent";
import { lamportsFromText } from "../money";
import { assetTypes } from "../realm";
import { addressSchema, strictBase64 } from "../solana";
import { purchaseNotices, purchaseStates } from "./states";

/** What the browser and the server say to each other about purchases. Times are ISO 8601, UTC. */

const time = z.iso.datetime();

export const purchaseViewSchema = z.object({
  id: z.uuid(),
  listingId: z.string(),
  state: z.enum(purchaseStates),
  wallet: addressSchema,
  asset: z.object({
    assetType: z.enum(assetTypes),
    assetId: z.string(),
    name: z.string(),
    previewImageUrl: z.string(),
  }),
  price: lamportsFromText,
  seller: addressSchema,
  /** What its owner has to know beside the state; null is nothing. */
  notice: z.enum(purchaseNotices).nullable(),
  /** Every transition so far, oldest first. */
  history: z.array(z.object({ state: z.enum(purchaseStates), at: time })),
  /** base58, from the moment it is stored: before the broadcast. */
  signature: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
});
export type PurchaseView = z.infer<typeof purchaseViewSchema>;
/** The same as JSON on the wire: lamports as text. */
export type PurchaseJson = z.input<typeof purchaseViewSchema>;

/** Body of `POST /api/purchases`. */
export const startRequestSchema = z.strictObject({ listingId: z.string().min(1).max(128) });

/**
 * Answer of `POST /api/purchases` and `GET /api/purchases/{id}`: the transaction and the server's
 * intent stand in it exactly while the state is "prepared".
 */
export const purchaseAnswerSchema = z.object({
  purchase: purchaseViewSchema,
  prepared: z
    .object({
      /** Base64 of the wire transaction as REALM sent it. */
      transaction: z.string(),
      intent: intentSchema,
      /** Block height after which the blockhash is surely dead. */
      lastValidBlockHeight: z.string().regex(/^\d+$/u),
    })
    .nullable(),
});
export type PurchaseAnswer = z.infer<typeof purchaseAnswerSchema>;
export type PurchaseAnswerJson = z.input<typeof purchaseAnswerSchema>;

/** Body of `POST /api/purchases/{id}/signed`: base64 of what the wallet returned. */
export const signedRequestSchema = z.strictObject({ transaction: strictBase64(4096) });

/** Body of `POST /api/purchases/{id}/close`. */
export const closeRequestSchema = z.strictObject({
  reason: z.enum(["declined", "refused", "expired"]),
});
export type CloseReason = z.infer<typeof closeRequestSchema>["reason"];

/** Answer of `GET /api/purchases`, newest first. */
export const purchaseListSchema = z.object({ purchases: z.array(purchaseViewSchema) });

/** Answer of `GET /api/purchases/{id}/receipt`. */
export const receiptSchema = z.object({
  version: z.literal(1),
  purchase: purchaseViewSchema,
  recipients: z.array(
    z.object({ role: z.string(), address: addressSchema, amount: lamportsFromText }),
  ),
  received: z.array(z.object({ mint: addressSchema, amount: lamportsFromText, label: z.string() })),
  networkFee: lamportsFromText.nullable(),
  slot: z.string().regex(/^\d+$/u).nullable(),
  cluster: z.string(),
  verdict: z.enum(["ok", "warn", "block"]).nullable(),
  /** Lower-case hex SHA-256 of the message that was reviewed. */
  messageHash: z.string().nullable(),
});
export type Receipt = z.infer<typeof receiptSchema>;
export type ReceiptJson = z.input<typeof receiptSchema>;
