import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { requestSignature, TIMESTAMP_TOLERANCE_SECONDS } from "@/lib/core/realm";
import type { Credential } from "../state/keys";
import { ProtocolError } from "./protocol-error";

const header = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name];
  return typeof value === "string" ? value : null;
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const same = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));

/** Whose key this is. @throws ProtocolError 401 where it is missing or nobody's. */
export const findCredential = (
  credentials: readonly Credential[],
  headers: IncomingHttpHeaders,
): Credential => {
  const given = header(headers, "x-api-key");
  const found = given === null ? undefined : credentials.find(({ apiKey }) => same(apiKey, given));
  if (!found) throw new ProtocolError(401, "invalid_api_key", "Missing or unknown API key.");
  return found;
};

export interface SignedRequest {
  readonly method: string;
  /** As it came, with /v1, without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/**
 * Checks X-Timestamp and X-Signature of a sensitive call over the bytes that came.
 * @param nowSeconds Unix seconds.
 * @throws ProtocolError 403 where either is missing, malformed, too old, too new or wrong.
 */
export const verifySignature = (
  secret: string,
  { method, path, headers, body }: SignedRequest,
  nowSeconds: number,
): void => {
  const timestamp = header(headers, "x-timestamp");
  if (timestamp === null || !/^\d{1,12}$/u.test(timestamp)) {
    throw new ProtocolError(403, "invalid_timestamp", "X-Timestamp must be Unix seconds.");
  }
  if (Math.abs(nowSeconds - Number(timestamp)) > TIMESTAMP_TOLERANCE_SECONDS) {
    throw new ProtocolError(403, "timestamp_out_of_range", "X-Timestamp is too far from now.");
  }
  const expected = requestSignature(secret, { method, path, timestamp, body });
  if (!same(expected, header(headers, "x-signature") ?? "")) {
    throw new ProtocolError(403, "invalid_signature", "X-Signature does not fit this request.");
  }
};
