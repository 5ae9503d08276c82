import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "../../solana";
import { webhookDigest } from "../webhook-signature";

/** The forms of A-16, of the one body form the plainest. */
export type WebhookScheme = "body" | "timestamp" | "standard";

interface Signable {
  readonly body: string;
  /** Unix seconds. */
  readonly timestamp: number;
  /** Signed by Standard Webhooks alone. */
  readonly id: string;
}

/** The headers with which REALM would send this body. `standard` takes a secret of `whsec_` + Base64. */
export const signWebhook = (
  scheme: WebhookScheme,
  secret: string,
  { body, timestamp, id }: Signable,
): Readonly<Record<string, string>> => {
  const stamp = String(timestamp);
  switch (scheme) {
    case "body":
      return { "x-webhook-signature": bytesToHex(webhookDigest(secret, utf8ToBytes(body))) };
    case "timestamp": {
      const digest = webhookDigest(secret, utf8ToBytes(`${stamp}.${body}`));
      return { "x-webhook-timestamp": stamp, "x-webhook-signature": `sha256=${toBase64(digest)}` };
    }
    case "standard": {
      const key = fromBase64(secret.slice("whsec_".length));
      const digest = hmac(sha256, key, utf8ToBytes(`${id}.${stamp}.${body}`));
      return {
        "webhook-id": id,
        "webhook-timestamp": stamp,
        "webhook-signature": `v1,${toBase64(digest)}`,
      };
    }
  }
};
