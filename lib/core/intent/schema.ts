import * as z from "zod";
import { lamportsFromText } from "../money";
import { listingTypes } from "../realm";
import { addressSchema, clusterSchema } from "../solana";

const payeeRoles = ["seller", "marketplace"] as const;

const agreedShape = z.strictObject({
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
  /** Tokens that leave the wallet. `to` is who shall hold them, or the very account they go to. */
  give: z
    .array(
      z.strictObject({
        mint: addressSchema,
        amount: lamportsFromText,
        to: addressSchema,
        label: z.string(),
      }),
    )
    .default([]),
  /** What buyers are offered for what leaves the wallet, and whom they pay: a listing's own. */
  offer: z
    .strictObject({
      price: lamportsFromText,
      listingType: z.enum(listingTypes),
      payee: addressSchema,
    })
    .optional(),
  limits: z.strictObject({ networkFee: lamportsFromText, accountRent: lamportsFromText }),
  expiresAt: z.iso.datetime({ offset: true }),
});

const isSet = (items: readonly string[]): boolean => new Set(items).size === items.length;

/**
 * What the person agreed to, as JSON: amounts are strings of whole lamports or base units. The same
 * shape serves a purchase, a listing and a cancellation; `free` (the inspector) agrees to nothing.
 * Only a purchase pays, beyond fee and deposit; only a listing hands over tokens.
 */
const agreedSchema = agreedShape
  .refine(
    ({ kind, pay }) => kind === "purchase" || (pay.total === 0n && pay.payees.length === 0),
    "Listing and cancelling cost nothing but the network fee and deposits.",
  )
  .refine(({ kind, give }) => kind === "list" || give.length === 0, "Only a listing gives tokens.")
  .refine(({ kind, offer }) => kind === "list" || offer === undefined, "Only a listing offers.")
  // Two entries would each be met by the same arrival.
  .refine(({ receive }) => isSet(receive.map(({ mint }) => mint)), "Name each token once.")
  .refine(({ give }) => isSet(give.map(({ mint, to }) => `${mint} ${to}`)), "Name each gift once.");

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
