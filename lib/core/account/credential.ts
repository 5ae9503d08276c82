import * as z from "zod";
import { looksLikeWalletSecret } from "./wallet-secret";

export const WALLET_SECRET_WORDS =
  "That looks like a wallet's private key or seed phrase. Never paste it anywhere: whoever has it has your wallet. What belongs here comes from REALM.";

/** Printable ASCII without blanks: what REALM's keys are made of, and what fits in a header. */
export const credentialText = z
  .string()
  .trim()
  .refine((text) => !looksLikeWalletSecret(text), { error: WALLET_SECRET_WORDS, abort: true })
  .regex(/^[\x21-\x7e]{8,512}$/u, "Paste it whole: 8 to 512 characters without blanks.");

/** Body of `PUT /api/account/credential`: connects a REALM account, or replaces its key. */
export const connectSchema = z.strictObject({
  apiKey: credentialText,
  apiSecret: credentialText,
  /** That it is meant to be of another REALM account than the key before it. */
  otherAccount: z.boolean().optional(),
});
export type ConnectRequest = z.infer<typeof connectSchema>;

const time = z.iso.datetime();

const accountCredentialSchema = z.object({
  /** Twelve hex digits by which the key is told from others. */
  fingerprint: z.string(),
  /** `retiring`: replaced a moment ago, its secret about to be erased. */
  state: z.enum(["active", "retiring", "revoked"]),
  connectedAt: time,
  /** Whole days since then. */
  ageDays: z.int(),
  dueAt: time,
  /** Whole days until then, rounded up; negative once it is overdue by a day. */
  dueInDays: z.int(),
  due: z.enum(["fine", "soon", "overdue"]),
  lastUsedAt: time.nullable(),
  endedAt: time.nullable(),
});
/** A wallet's own credential as it may be shown: nothing secret. */
export type AccountCredential = z.infer<typeof accountCredentialSchema>;

/** Answer to connecting and disconnecting: how it stands then. */
export const connectionSchema = z.object({
  active: accountCredentialSchema.nullable(),
  /** Those before it, the newest first. */
  earlier: z.array(accountCredentialSchema),
});
export type Connection = z.infer<typeof connectionSchema>;
