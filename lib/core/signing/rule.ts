import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "../solana";

/** What of a request may be signed. */
export interface SignedParts {
  /** As sent, upper case. */
  readonly method: string;
  /** As sent, percent-encoding kept, query left out. */
  readonly path: string;
  /** As sent, without its question mark; empty where there is none. */
  readonly query: string;
  /** Whole Unix seconds in digits. */
  readonly timestamp: string;
  /** The exact bytes; empty where there is none. */
  readonly body: Uint8Array;
}

type SignedField = "method" | "path" | "pathWithQuery" | "timestamp" | "body";

/** How an API has its requests signed with HMAC-SHA256: a value, so that one mechanism serves all. */
export interface SigningRule {
  /** In the order in which they are signed. */
  readonly fields: readonly SignedField[];
  /** Between the fields; may be empty. */
  readonly separator: string;
  readonly encoding: "base64" | "hex";
  readonly headers: {
    readonly key: string;
    readonly timestamp: string;
    readonly signature: string;
  };
}

const fields: Readonly<Record<SignedField, (parts: SignedParts) => string | Uint8Array>> = {
  method: ({ method }) => method,
  path: ({ path }) => path,
  pathWithQuery: ({ path, query }) => (query === "" ? path : `${path}?${query}`),
  timestamp: ({ timestamp }) => timestamp,
  body: ({ body }) => body,
};

/** What is signed, piece by piece: text counts as its UTF-8 bytes. */
export const signedPieces = (rule: SigningRule, parts: SignedParts): (string | Uint8Array)[] => {
  const pieces: (string | Uint8Array)[] = [];
  for (const field of rule.fields) {
    if (pieces.length > 0 && rule.separator !== "") pieces.push(rule.separator);
    pieces.push(fields[field](parts));
  }
  return pieces;
};

/** HMAC-SHA256 over the pieces, encoded by the rule. The secret is used as UTF-8 bytes. */
export const signatureBy = (rule: SigningRule, secret: string, parts: SignedParts): string => {
  const mac = hmac.create(sha256, utf8ToBytes(secret));
  for (const piece of signedPieces(rule, parts))
    mac.update(typeof piece === "string" ? utf8ToBytes(piece) : piece);
  const digest = mac.digest();
  return rule.encoding === "hex" ? bytesToHex(digest) : toBase64(digest);
};
