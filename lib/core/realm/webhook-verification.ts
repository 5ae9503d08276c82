import { equalBytes } from "@noble/curves/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64 } from "../solana";
import { TIMESTAMP_TOLERANCE_SECONDS } from "./limits";
import { verifyWebhookSignature } from "./webhook-signature";

export interface IncomingWebhook {
  /** The body as it came, byte by byte. */
  readonly rawBody: Uint8Array;
  /** A header by its lower-case name; null where it is missing. */
  readonly header: (name: string) => string | null;
}

export type WebhookVerdict =
  | { readonly verified: true; readonly scheme: "body" | "timestamp" | "standard" }
  | { readonly verified: false; readonly reason: "missing" | "stale" | "wrong" };

const STANDARD_PREFIX = "whsec_";

const isFresh = (timestamp: string, nowSeconds: number): boolean =>
  /^\d{1,12}$/u.test(timestamp) &&
  Math.abs(nowSeconds - Number(timestamp)) <= TIMESTAMP_TOLERANCE_SECONDS;

/** Standard Webhooks: the key is the Base64 after `whsec_`; a secret of another form, its own bytes. */
const standardKey = (secret: string): Uint8Array => {
  if (!secret.startsWith(STANDARD_PREFIX)) return utf8ToBytes(secret);
  try {
    return fromBase64(secret.slice(STANDARD_PREFIX.length));
  } catch {
    return utf8ToBytes(secret);
  }
};

/** The digests named `v1` in a `webhook-signature` header, which may hold several. */
const standardDigests = (header: string): readonly Uint8Array[] =>
  header.split(" ").flatMap((entry) => {
    if (!entry.startsWith("v1,")) return [];
    try {
      return [fromBase64(entry.slice("v1,".length))];
    } catch {
      return [];
    }
  });

const verifyStandard = (
  secrets: readonly string[],
  { rawBody, header }: IncomingWebhook,
  signature: string,
  nowSeconds: number,
): WebhookVerdict => {
  const id = header("webhook-id");
  const timestamp = header("webhook-timestamp");
  if (id === null || timestamp === null) return { verified: false, reason: "missing" };
  if (!isFresh(timestamp, nowSeconds)) return { verified: false, reason: "stale" };
  const signed = concatBytes(utf8ToBytes(`${id}.${timestamp}.`), rawBody);
  const claimed = standardDigests(signature);
  // Every secret against every digest, whatever the first said: the time tells nothing.
  const fits = secrets.flatMap((secret) => {
    const digest = hmac(sha256, standardKey(secret), signed);
    return claimed.map((one) => equalBytes(digest, one));
  });
  return fits.includes(true)
    ? { verified: true, scheme: "standard" }
    : { verified: false, reason: "wrong" };
};

/**
 * Whether one of the secrets (several during rotation) signed this webhook, in any form A-16 lets
 * through: `X-Webhook-Signature` over the body, or over `timestamp.body` where `X-Webhook-Timestamp`
 * came with it, or the Standard Webhooks triple. A timestamp that is there must be within 5 minutes
 * of now either way, whether it was signed or not (seeds R8, M9, D17).
 */
export const verifyWebhook = (
  secrets: readonly string[],
  webhook: IncomingWebhook,
  nowSeconds: number,
): WebhookVerdict => {
  const { rawBody, header } = webhook;
  const signature = header("x-webhook-signature");
  if (signature === null) {
    const standard = header("webhook-signature");
    if (standard === null) return { verified: false, reason: "missing" };
    return verifyStandard(secrets, webhook, standard, nowSeconds);
  }
  const timestamp = header("x-webhook-timestamp");
  if (timestamp !== null) {
    if (!isFresh(timestamp, nowSeconds)) return { verified: false, reason: "stale" };
    const signed = concatBytes(utf8ToBytes(`${timestamp}.`), rawBody);
    if (verifyWebhookSignature(secrets, signed, signature)) {
      return { verified: true, scheme: "timestamp" };
    }
  }
  return verifyWebhookSignature(secrets, rawBody, signature)
    ? { verified: true, scheme: "body" }
    : { verified: false, reason: "wrong" };
};
