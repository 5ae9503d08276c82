import { equalBytes } from "@noble/curves/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64 } from "../solana";

const HEX = /^[0-9a-f]{64}$/iu;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/u;

/** The digest in X-Webhook-Signature: hex or Base64, bare or after `sha256=`. */
const signatureBytes = (header: string): Uint8Array | null => {
  const text = header.startsWith("sha256=") ? header.slice("sha256=".length) : header;
  if (HEX.test(text)) return hexToBytes(text.toLowerCase());
  if (!BASE64.test(text)) return null;
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
};

/** HMAC-SHA256 over the raw body; the secret is used as UTF-8 bytes. 32 bytes. */
export const webhookDigest = (secret: string, rawBody: Uint8Array): Uint8Array =>
  hmac(sha256, utf8ToBytes(secret), rawBody);

/**
 * Whether one of the secrets (several during rotation) made this signature over these raw bytes
 * (seeds R8, M9, D17). Constant time in the digest; every secret is tried whatever the first said.
 */
export const verifyWebhookSignature = (
  secrets: readonly string[],
  rawBody: Uint8Array,
  header: string | null,
): boolean => {
  const claimed = header === null ? null : signatureBytes(header);
  if (!claimed) return false;
  return secrets
    .map((secret) => equalBytes(webhookDigest(secret, rawBody), claimed))
    .includes(true);
};
