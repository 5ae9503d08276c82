import * as z from "zod";
import { signatureStyles, type WebhookSettings } from "../state/webhook-records";

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

const isPermitted = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
};

/** A change of where events go and how they are signed; null takes the address away. */
export const webhookPatchSchema = z.strictObject({
  url: z
    .string()
    .max(2048)
    .refine(isPermitted, "An https address, or http on this machine.")
    .nullable()
    .optional(),
  style: z.enum(signatureStyles).optional(),
});
export type WebhookPatch = z.infer<typeof webhookPatchSchema>;

export const defaultSettings: WebhookSettings = { url: null, style: "hex" };
