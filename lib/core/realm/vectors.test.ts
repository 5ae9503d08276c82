import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { requestSignature, webhookDigest, webhookVerifier } from ".";
import { toBase64 } from "../solana";
import vectors from "./vectors/realm-signing.json";

const isSigned = (secrets: readonly string[], rawBody: Uint8Array, signature: string | null) =>
  webhookVerifier(secrets)(
    { rawBody, header: (name) => (name === "x-webhook-signature" ? signature : null) },
    0,
  ).verified;

describe("signatures made by an independent implementation", () => {
  it("has all 40 request vectors and 5 webhook vectors", () => {
    expect([vectors.request.length, vectors.webhook.length]).toEqual([40, 5]);
  });

  it.each(vectors.request)(
    "request: $name",
    ({ secret, method, path, timestamp, body, signature }) => {
      expect(requestSignature(secret, { method, path, timestamp, body: utf8ToBytes(body) })).toBe(
        signature,
      );
    },
  );

  it.each(vectors.webhook)("webhook: $name", ({ secret, body, hex, base64 }) => {
    const raw = utf8ToBytes(body);
    expect(bytesToHex(webhookDigest(secret, raw))).toBe(hex);
    expect(toBase64(webhookDigest(secret, raw))).toBe(base64);
    for (const header of [hex, hex.toUpperCase(), base64, `sha256=${hex}`, `sha256=${base64}`]) {
      expect(isSigned(["another", secret], raw, header)).toBe(true);
      expect(isSigned(["another"], raw, header)).toBe(false);
      expect(isSigned([secret], utf8ToBytes(`${body} `), header)).toBe(false);
    }
  });

  it.each([null, "", "sha256=", "00", "é".repeat(64), "A".repeat(43), "sha512=" + "0".repeat(64)])(
    "refuses the header %j",
    (header) => {
      expect(isSigned(["secret"], utf8ToBytes("{}"), header)).toBe(false);
    },
  );
});
