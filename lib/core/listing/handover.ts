import * as z from "zod";
import { intentSchema } from "../intent";
import { addressSchema, strictBase64 } from "../solana";
import { handoverStates } from "./states";

/** What the browser and the server say to each other about what a seller signs. */

/** What a seller signs: their licence goes into escrow, or comes back. */
const handoverKind = z.enum(["list", "cancel"]);
export type HandoverKind = z.infer<typeof handoverKind>;

const handoverViewSchema = z.object({
  id: z.uuid(),
  /** Our id of the listing. */
  listing: z.uuid(),
  kind: handoverKind,
  state: z.enum(handoverStates),
  wallet: addressSchema,
  assetName: z.string(),
  /** The chain shows something else than was agreed. */
  disputed: z.boolean(),
});

/** The transaction and the server's intent stand in it exactly while the state is "prepared". */
export const handoverAnswerSchema = z.object({
  handover: handoverViewSchema,
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
export type HandoverAnswer = z.infer<typeof handoverAnswerSchema>;
export type HandoverAnswerJson = z.input<typeof handoverAnswerSchema>;

/** Body of `POST /api/handovers`: what is to be signed, and our id of the listing it is for. */
export const startHandoverSchema = z.strictObject({ listing: z.uuid(), kind: handoverKind });

/** Body of `POST /api/handovers/{id}/signed`: base64 of what the wallet returned. */
export const signedHandoverSchema = z.strictObject({ transaction: strictBase64(4096) });

/** Body of `POST /api/handovers/{id}/close`. */
export const closeHandoverSchema = z.strictObject({
  reason: z.enum(["declined", "refused", "expired"]),
});
