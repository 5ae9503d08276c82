import * as z from "zod";
import { lamportsFromText } from "../money";
import { addressSchema, clusterSchema } from "../solana";

const payeeRoles = ["seller", "marketplace"] as const;

/**
 * What the person agreed to, as JSON: amounts are strings of whole lamports or base units. The same
 * shape serves a purchase, a listing and a cancellation; `free` (the inspector) agrees to nothing.
 */
const agreedSchema = z.strictObject({
  version: z.literal(1),
  kind: z.enum(["purchase", "list", "cancel"]),
  cluster: clusterSchema,
  wallet: addressSchema,
  listingId: z.string(),
  purchaseId: z.string(),
  pay: z.strictObject({
    mint: z.literal("SOL"),
    total: lamportsFromText,
    payees: z.array(
      z.strictObject({
        role: z.enum(payeeRoles),
        address: addressSchema,
        amount: lamportsFromText,
      }),
    ),
  }),
  receive: z.array(
    z.strictObject({ mint: addressSchema, amount: lamportsFromText, label: z.string() }),
  ),
  limits: z.strictObject({ networkFee: lamportsFromText, accountRent: lamportsFromText }),
  expiresAt: z.iso.datetime({ offset: true }),
});

const freeSchema = z.strictObject({
  version: z.literal(1),
  kind: z.literal("free"),
  wallet: addressSchema.optional(),
});

export const intentSchema = agreedSchema;
export const anyIntentSchema = z.discriminatedUnion("kind", [agreedSchema, freeSchema]);

/** An agreement: the kinds for which every rule runs. */
export type Intent = z.infer<typeof intentSchema>;
export type IntentJson = z.input<typeof intentSchema>;
export type FreeIntent = z.infer<typeof freeSchema>;
export type AnyIntent = Intent | FreeIntent;
