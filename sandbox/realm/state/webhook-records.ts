import * as z from "zod";

/** The forms of signature A-16 lets through. */
export const signatureStyles = [
  "hex",
  "base64",
  "sha256-hex",
  "sha256-base64",
  "timestamp",
  "standard",
] as const;
export type SignatureStyle = (typeof signatureStyles)[number];

const attemptSchema = z.object({
  at: z.string(),
  /** The receiver's status; null where it did not answer. */
  status: z.int().nullable(),
  /** Why it did not, in a word. */
  error: z.string().optional(),
});

/** Attempts a delivery remembers: it is written down after each, and may be tried for a day. */
export const ATTEMPTS_KEPT = 5;

const storedDeliverySchema = z.object({
  deliveryId: z.string(),
  eventId: z.string(),
  eventType: z.string(),
  /** The exact text that is signed and sent. */
  body: z.string(),
  /** "held" waits for a later event to go first. */
  state: z.enum(["pending", "held", "delivered", "abandoned"]),
  /** Signed with a secret that nobody has. */
  forged: z.boolean(),
  /** Unix milliseconds. */
  createdAt: z.number(),
  /** Unix milliseconds of the next attempt. */
  dueAt: z.number(),
  /** How often it was sent; missing where `attempts` still told of each. */
  attemptCount: z.int().optional(),
  /** The last few, the newest last. */
  attempts: z.array(attemptSchema),
});
export const deliverySchema = storedDeliverySchema.transform((stored) => ({
  ...stored,
  attemptCount: stored.attemptCount ?? stored.attempts.length,
  attempts: stored.attempts.slice(-ATTEMPTS_KEPT),
}));
export type Delivery = z.infer<typeof deliverySchema>;

/** Where events go, and how they are signed. */
export const webhookSettingsSchema = z.object({
  url: z.string().nullable(),
  style: z.enum(signatureStyles),
});
export type WebhookSettings = z.infer<typeof webhookSettingsSchema>;
