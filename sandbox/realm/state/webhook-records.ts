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

export const deliverySchema = z.object({
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
  attempts: z.array(attemptSchema),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** Where events go, and how they are signed. */
export const webhookSettingsSchema = z.object({
  url: z.string().nullable(),
  style: z.enum(signatureStyles),
});
export type WebhookSettings = z.infer<typeof webhookSettingsSchema>;
