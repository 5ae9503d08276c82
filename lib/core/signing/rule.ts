import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
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

const fieldBytes: Readonly<Record<SignedField, (parts: SignedParts) => Uint8Array>> = {
  method: ({ method }) => utf8ToBytes(method),
  path: ({ path }) => utf8ToBytes(path),
  pathWithQuery: ({ path, query }) => utf8ToBytes(query === "" ? path : `${path}?${query}`),
  timestamp: ({ timestamp }) => utf8ToBytes(timestamp),
  body: ({ body }) => body,
};

/** The bytes that are signed. */
export const messageToSign = (
  { fields, separator }: SigningRule,
  parts: SignedParts,
): Uint8Array => {
  const between = utf8ToBytes(separator);
  return concatBytes(
    ...fields.flatMap((field, index) =>
      index === 0 ? [fieldBytes[field](parts)] : [between, fieldBytes[field](parts)],
    ),
  );
};

/** HMAC-SHA256 over `messageToSign`, encoded by the rule. The secret is used as UTF-8 bytes. */
export const signatureBy = (rule: SigningRule, secret: string, parts: SignedParts): string => {
  const digest = hmac(sha256, utf8ToBytes(secret), messageToSign(rule, parts));
  return rule.encoding === "hex" ? bytesToHex(digest) : toBase64(digest);
};
