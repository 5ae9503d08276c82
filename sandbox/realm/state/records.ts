import { address, isAddress } from "@solana/kit";
import * as z from "zod";
import { lamportsFromText } from "@/lib/core/money";
import { assetTypes } from "@/lib/core/realm";
import { listingStatuses, listingTypes } from "@/lib/core/realm/listing";

const planNames = ["platform", "creator"] as const;

/** base58 of 32 bytes, branded as kit has it. */
export const wallet = z
  .string()
  .refine((text) => isAddress(text), "Not a Solana address.")
  .transform((text) => address(text));

/** What a creator made and may sell; the listing points at it. */
export const assetSchema = z.object({
  assetId: z.string(),
  assetType: z.enum(assetTypes),
  ownerWallet: wallet,
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  /** How its preview is drawn; by its id where this is left out. */
  style: z.string().optional(),
});
export type Asset = z.infer<typeof assetSchema>;

export const listingRecordSchema = z.object({
  listingId: z.string(),
  assetId: z.string(),
  assetType: z.enum(assetTypes),
  sellerWallet: wallet,
  /** Lamports. */
  price: lamportsFromText,
  description: z.string(),
  listingType: z.enum(listingTypes),
  /** "pending": waits for its seller's signature, so it is on no market yet. */
  status: z.enum([...listingStatuses, "pending"]),
  createdAt: z.string(),
  /** What its seller was last asked to sign, while that can still land. */
  step: z
    .object({ kind: z.enum(["list", "cancel"]), lastValidBlockHeight: z.coerce.bigint() })
    .optional(),
  /**
   * The licence token: one of one, in the escrow's account while the listing is active; its
   * program where that is not SPL Token, and what is asked on each transfer. None: sold on REALM's word.
   */
  licenceMint: wallet.optional(),
  licenceProgram: wallet.optional(),
  licenceHook: wallet.optional(),
  /** The sale's signature, once sold. */
  solanaTxSignature: z.string().optional(),
});
export type ListingRecord = z.infer<typeof listingRecordSchema>;

export const purchaseRecordSchema = z.object({
  purchaseId: z.string(),
  listingId: z.string(),
  buyerWallet: wallet,
  /** Whose key asked; nobody else is told of it. */
  userId: z.string(),
  status: z.enum(["pending_signature", "pending_confirmation", "completed", "expired", "failed"]),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastValidBlockHeight: z.coerce.bigint(),
  /** Base64 of the message the escrow signed: nothing else can carry its signature. */
  message: z.string(),
  solanaTxSignature: z.string().optional(),
  completedAt: z.string().optional(),
});
export type PurchaseRecord = z.infer<typeof purchaseRecordSchema>;

export const userSchema = z.object({
  userId: z.string(),
  username: z.string(),
  email: z.string(),
  createdAt: z.string(),
  solanaWalletAddress: wallet.nullable(),
  /** Folders from before there were plans know one only. */
  plan: z.enum(planNames).default("platform"),
});
export type User = z.infer<typeof userSchema>;

/** What an idempotency key answered: the request's fingerprint and the answer's bytes. */
export const storedAnswerSchema = z.object({
  fingerprint: z.string(),
  status: z.number(),
  body: z.string(),
  /** Unix milliseconds after which the key is free again. */
  until: z.number(),
});
export type StoredAnswer = z.infer<typeof storedAnswerSchema>;
