import { signatureBy, type SignedParts, type SigningRule } from "../signing";

/**
 * Base64 of HMAC-SHA256 over method, path, timestamp and body joined by newlines (seed A). The query
 * is not signed, and a multipart body counts as empty.
 */
export const realmSigningRule: SigningRule = {
  fields: ["method", "path", "timestamp", "body"],
  separator: "\n",
  encoding: "base64",
  headers: { key: "x-api-key", timestamp: "x-timestamp", signature: "x-signature" },
};

/** X-Signature of a request to REALM. */
export const requestSignature = (secret: string, parts: Omit<SignedParts, "query">): string =>
  signatureBy(realmSigningRule, secret, { ...parts, query: "" });
