import { createHmac } from "node:crypto";
import type { SignatureStyle } from "../state/webhook-records";

export interface Signable {
  readonly eventId: string;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly body: string;
}

const STANDARD_PREFIX = "whsec_";

/** The headers that sign a body in one of the forms of A-16. */
export const signatureHeaders = (
  style: SignatureStyle,
  secret: string,
  { eventId, timestamp, body }: Signable,
): Readonly<Record<string, string>> => {
  const hmac = (content: string, encoding: "hex" | "base64"): string =>
    createHmac("sha256", secret).update(content).digest(encoding);
  switch (style) {
    case "hex":
      return { "x-webhook-signature": hmac(body, "hex") };
    case "base64":
      return { "x-webhook-signature": hmac(body, "base64") };
    case "sha256-hex":
      return { "x-webhook-signature": `sha256=${hmac(body, "hex")}` };
    case "sha256-base64":
      return { "x-webhook-signature": `sha256=${hmac(body, "base64")}` };
    case "timestamp":
      return {
        "x-webhook-timestamp": String(timestamp),
        "x-webhook-signature": hmac(`${timestamp}.${body}`, "hex"),
      };
    case "standard": {
      const key = Buffer.from(secret.slice(STANDARD_PREFIX.length), "base64");
      const signed = `${eventId}.${timestamp}.${body}`;
      const digest = createHmac("sha256", key).update(signed).digest("base64");
      return {
        "webhook-id": eventId,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": `v1,${digest}`,
      };
    }
  }
};
