import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { signedPieces, type SigningRule } from "@/lib/core/signing";
import type { Authenticate } from "../types";

/** A key with its secret, and the names under which its use is counted and logged. */
export interface SigningCredential {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Null where it is kept nowhere. */
  readonly id: string | null;
  readonly fingerprint: string;
}

/** Made once for each credential and let go with it: making one costs as much as signing. */
const keys = new WeakMap<SigningCredential, KeyObject>();

const keyOf = (credential: SigningCredential): KeyObject => {
  const known = keys.get(credential);
  if (known) return known;
  const made = createSecretKey(credential.apiSecret, "utf8");
  keys.set(credential, made);
  return made;
};

/** Takes the pieces in with as few updates as there can be: each one is a call out of JavaScript. */
const take = (
  mac: ReturnType<typeof createHmac>,
  pieces: readonly (string | Uint8Array)[],
): void => {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if (piece.length > 0) {
      if (text !== "") mac.update(text);
      text = "";
      mac.update(piece);
    }
  }
  if (text !== "") mac.update(text);
};

/**
 * Signs each attempt by a rule, with the credential in force at that moment: an old timestamp is a
 * replay, and a credential may be replaced between two attempts (seeds A2 to A4, M7).
 */
export const signRequests =
  (rule: SigningRule, credential: () => Promise<SigningCredential>): Authenticate =>
  async ({ method, path, query, body, now }) => {
    const inForce = await credential();
    const { apiKey, id, fingerprint } = inForce;
    const timestamp = Math.floor(now / 1_000).toString();
    // Node's own HMAC: several times quicker than the one that runs anywhere.
    const mac = createHmac("sha256", keyOf(inForce));
    take(mac, signedPieces(rule, { method, path, query, timestamp, body }));
    return {
      credential: { id, fingerprint },
      headers: [
        ...[rule.headers.key, apiKey],
        ...[rule.headers.timestamp, timestamp],
        ...[rule.headers.signature, mac.digest(rule.encoding)],
      ],
    };
  };

/** The key alone, under the rule's header: for calls that need no signature. */
export const sendKey =
  (
    { headers }: SigningRule,
    credential: () => Promise<Omit<SigningCredential, "apiSecret">>,
  ): Authenticate =>
  async () => {
    const { apiKey, id, fingerprint } = await credential();
    return { credential: { id, fingerprint }, headers: [headers.key, apiKey] };
  };
