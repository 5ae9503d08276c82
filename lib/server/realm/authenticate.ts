import { requestSignature } from "@/lib/core/realm";
import type { Authenticate } from "@/lib/server/upstream";

export interface RealmCredential {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Ordinary calls: the key alone (seed A1). */
export const withKey =
  ({ apiKey }: RealmCredential): Authenticate =>
  () => ({ "x-api-key": apiKey });

/**
 * Sensitive calls: the key, the time in whole Unix seconds and the signature over exactly the bytes
 * of this attempt (seeds A2 to A4). Every attempt is signed anew: an old timestamp is a replay.
 */
export const withSignature =
  ({ apiKey, apiSecret }: RealmCredential): Authenticate =>
  ({ method, path, body, now }) => {
    const timestamp = Math.floor(now / 1_000).toString();
    return {
      "x-api-key": apiKey,
      "x-timestamp": timestamp,
      "x-signature": requestSignature(apiSecret, { method, path, timestamp, body }),
    };
  };
