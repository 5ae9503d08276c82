import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** HMAC-SHA256 over a prefix (text counts as UTF-8) and the bytes after it. 32 bytes. */
export type HmacSha256 = (key: Uint8Array, prefix: string, bytes: Uint8Array) => Uint8Array;

/** Where there is nothing but JavaScript. The server brings its own, several times as quick. */
export const portableHmac: HmacSha256 = (key, prefix, bytes) =>
  hmac.create(sha256, key).update(utf8ToBytes(prefix)).update(bytes).digest();

/** HMAC-SHA256 over the raw body; the secret is used as UTF-8 bytes. 32 bytes. */
export const webhookDigest = (secret: string, rawBody: Uint8Array): Uint8Array =>
  portableHmac(utf8ToBytes(secret), "", rawBody);
