import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "../solana";

export interface SignedParts {
  /** As sent; REALM's own examples are upper case. */
  readonly method: string;
  /** The path as sent, percent-encoding kept, query left out. */
  readonly path: string;
  /** Whole Unix seconds, the text of X-Timestamp. */
  readonly timestamp: string;
  /** The exact bytes of the body; empty where there is none (A-3: and for multipart). */
  readonly body: Uint8Array;
}

/** The bytes that are signed: METHOD, PATH, TIMESTAMP, BODY joined by newlines (seed A). */
const stringToSign = ({ method, path, timestamp, body }: SignedParts): Uint8Array =>
  concatBytes(utf8ToBytes(`${method}\n${path}\n${timestamp}\n`), body);

/** X-Signature: Base64 of HMAC-SHA256 over `stringToSign`. The secret is used as UTF-8 bytes. */
export const requestSignature = (secret: string, parts: SignedParts): string =>
  toBase64(hmac(sha256, utf8ToBytes(secret), stringToSign(parts)));
