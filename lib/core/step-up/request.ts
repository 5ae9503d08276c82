import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as z from "zod";
import { isStepUpAction, type StepUpAction } from "./actions";

/** Names what it is done to: an id, a wallet, or a word. Nothing in it could look like another line. */
const object = z.string().regex(/^[\w.:-]{1,128}$/u);

/** Body of `POST /api/identity/step-up`: what is about to be asked for. */
export const stepUpRequestSchema = z.strictObject({
  action: z.string().refine((text): text is StepUpAction => isStepUpAction(text)),
  object,
  /** Of the body that will be sent. */
  digest: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type StepUpRequest = z.output<typeof stepUpRequestSchema>;

/** Answer to it: the text the wallet has to sign, byte for byte. */
export const stepUpChallengeSchema = z.object({
  nonce: z.string(),
  message: z.string(),
  /** Base64 of the transaction that carries the text, for wallets that sign no texts. Never sent. */
  transaction: z.string(),
  expiresAt: z.iso.datetime(),
});
export type StepUpChallenge = z.infer<typeof stepUpChallengeSchema>;

/** Lower-case hex SHA-256 of a request's body as it is sent; of nothing where it has none. */
export const bodyDigest = (body: Uint8Array): string => bytesToHex(sha256(body));
