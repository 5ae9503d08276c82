import { equalBytes } from "@noble/curves/utils.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64 } from "../solana";
import { TIMESTAMP_TOLERANCE_SECONDS } from "./limits";
import { claimedDigest } from "./webhook-digest";
import { portableHmac, type HmacSha256 } from "./webhook-signature";

export interface IncomingWebhook {
  /** The body as it came, byte by byte. */
  readonly rawBody: Uint8Array;
  /** A header by its lower-case name; null where it is missing. */
  readonly header: (name: string) => string | null;
}

export type WebhookVerdict =
  | { readonly verified: true; readonly scheme: "body" | "timestamp" | "standard" }
  | { readonly verified: false; readonly reason: "missing" | "stale" | "wrong" };

/** Judges a delivery that arrived at `nowSeconds`, Unix seconds. */
export type WebhookVerifier = (webhook: IncomingWebhook, nowSeconds: number) => WebhookVerdict;

const STANDARD_PREFIX = "whsec_";
const BODY_PREFIX = "sha256=";

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
const standardDigests = (header: string): readonly Uint8Array[] => {
  const digests: Uint8Array[] = [];
  for (const entry of header.split(" ")) {
    const digest = entry.startsWith("v1,") ? claimedDigest(entry, "v1,".length) : null;
    if (digest) digests.push(digest);
  }
  return digests;
};

/** Whether any is the digest; all of them are compared, so that the time tells nothing. */
const isAmong = (digest: Uint8Array, claimed: readonly Uint8Array[]): boolean => {
  let found = false;
  for (const one of claimed) found = equalBytes(digest, one) || found;
  return found;
};

const verdictOf = (fits: boolean, scheme: "body" | "timestamp" | "standard"): WebhookVerdict =>
  fits ? { verified: true, scheme } : { verified: false, reason: "wrong" };

/**
 * Judges whether one of the secrets (several during rotation) signed a webhook, in any form A-16 lets
 * through: `X-Webhook-Signature` over the body, or over `timestamp.body` where `X-Webhook-Timestamp`
 * came with it, or the Standard Webhooks triple. A timestamp that is there must be within 5 minutes
 * of now either way, whether it was signed or not (seeds R8, M9, D17). Every secret is tried against
 * every digest whatever the first said, in constant time: how long it takes tells nothing.
 */
export const webhookVerifier = (
  secrets: readonly string[],
  hmac: HmacSha256 = portableHmac,
): WebhookVerifier => {
  const fits = (
    keys: readonly Uint8Array[],
    prefix: string,
    rawBody: Uint8Array,
    claimed: readonly Uint8Array[],
  ): boolean => {
    let found = false;
    for (const key of keys) found = isAmong(hmac(key, prefix, rawBody), claimed) || found;
    return found;
  };

  const keys = secrets.map(utf8ToBytes);
  const standardKeys = secrets.map(standardKey);

  const standard = (
    { rawBody, header }: IncomingWebhook,
    signature: string,
    nowSeconds: number,
  ): WebhookVerdict => {
    const id = header("webhook-id");
    const timestamp = header("webhook-timestamp");
    if (id === null || timestamp === null) return { verified: false, reason: "missing" };
    if (!isFresh(timestamp, nowSeconds)) return { verified: false, reason: "stale" };
    const claimed = standardDigests(signature);
    return verdictOf(fits(standardKeys, `${id}.${timestamp}.`, rawBody, claimed), "standard");
  };

  return (webhook, nowSeconds) => {
    const { rawBody, header } = webhook;
    const signature = header("x-webhook-signature");
    if (signature === null) {
      const triple = header("webhook-signature");
      if (triple === null) return { verified: false, reason: "missing" };
      return standard(webhook, triple, nowSeconds);
    }
    const timestamp = header("x-webhook-timestamp");
    if (timestamp !== null && !isFresh(timestamp, nowSeconds)) {
      return { verified: false, reason: "stale" };
    }
    const start = signature.startsWith(BODY_PREFIX) ? BODY_PREFIX.length : 0;
    const claimed = claimedDigest(signature, start);
    if (!claimed) return { verified: false, reason: "wrong" };
    if (timestamp !== null && fits(keys, `${timestamp}.`, rawBody, [claimed])) {
      return { verified: true, scheme: "timestamp" };
    }
    return verdictOf(fits(keys, "", rawBody, [claimed]), "body");
  };
};
