import { describe, expect, it } from "vitest";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "../solana";
import { webhookDigest, webhookVerifier } from ".";

const SECRET = `whsec_${toBase64(new Uint8Array(24).fill(9))}`;
const NOW = 1_795_000_000;
const BODY = '{"eventId":"evt_1"}';
const rawBody = utf8ToBytes(BODY);
const hex = (text: string, secret = SECRET): string =>
  bytesToHex(webhookDigest(secret, utf8ToBytes(text)));

const verdict = (
  headers: Readonly<Record<string, string>>,
  { secrets = [SECRET], body = rawBody, now = NOW } = {},
) => webhookVerifier(secrets)({ rawBody: body, header: (name) => headers[name] ?? null }, now);

describe("a signature over the body", () => {
  it("is verified by any of several secrets", () => {
    const headers = { "x-webhook-signature": hex(BODY) };
    expect(verdict(headers, { secrets: ["next", SECRET] })).toEqual({
      verified: true,
      scheme: "body",
    });
    expect(verdict(headers, { secrets: [SECRET, "former"] }).verified).toBe(true);
    expect(verdict(headers, { secrets: ["next"] })).toEqual({ verified: false, reason: "wrong" });
    expect(verdict(headers, { secrets: [] })).toEqual({ verified: false, reason: "wrong" });
  });

  it("is refused when it is missing, and when a byte of the body is another", () => {
    expect(verdict({})).toEqual({ verified: false, reason: "missing" });
    const body = utf8ToBytes(`${BODY} `);
    expect(verdict({ "x-webhook-signature": hex(BODY) }, { body }).verified).toBe(false);
  });
});

describe("the text of a signature", () => {
  const digest = webhookDigest(SECRET, rawBody);
  const base64 = toBase64(digest);
  const says = (text: string) => verdict({ "x-webhook-signature": text }).verified;

  it.each([base64, `sha256=${base64}`, hex(BODY), hex(BODY).toUpperCase()])("may be %s", (text) => {
    expect(says(text)).toBe(true);
  });

  it("is hex or Base64 to the last digit, each digest in one spelling", () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const last = alphabet.indexOf(base64.charAt(42));
    const spellings = [1, 2, 3].map(
      (bits) => `${base64.slice(0, 42)}${alphabet.charAt(last + bits)}=`,
    );
    const spoilt = [base64, hex(BODY)].flatMap((text) =>
      Array.from("-_ .=gé\u{1F600}\u0000").flatMap((other) =>
        Array.from(text, (_, index) => index)
          .filter((index) => text.charAt(index) !== other)
          .map((index) => `${text.slice(0, index)}${other}${text.slice(index + 1)}`),
      ),
    );
    const others = [...spellings, ...spoilt, base64.slice(0, 43), `${base64}=`, ` ${hex(BODY)}`];
    expect(others.filter(says)).toEqual([]);
  });

  it("is not taken for another where a single bit of the digest differs", () => {
    const flipped = Array.from({ length: 256 }, (_, bit) => {
      const bytes = Uint8Array.from(digest);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return bytes;
    });
    expect(flipped.filter((bytes) => says(toBase64(bytes)) || says(bytesToHex(bytes)))).toEqual([]);
  });
});

describe("a signature with a timestamp", () => {
  const stamped = (timestamp: number | string, signed = `${timestamp}.${BODY}`) => ({
    "x-webhook-timestamp": String(timestamp),
    "x-webhook-signature": hex(signed),
  });

  it.each([-300, 0, 300])("is verified %i s from now", (away) => {
    expect(verdict(stamped(NOW + away))).toEqual({ verified: true, scheme: "timestamp" });
  });

  it.each([NOW - 301, NOW + 301, "soon", "", `${NOW * 1000}`, "-1"])(
    "is stale at %s, rightly signed or not",
    (timestamp) => {
      expect(verdict(stamped(timestamp))).toEqual({ verified: false, reason: "stale" });
      expect(verdict(stamped(timestamp, BODY))).toEqual({ verified: false, reason: "stale" });
    },
  );

  it("is refused for another timestamp than the one signed", () => {
    const headers = { ...stamped(NOW), "x-webhook-timestamp": String(NOW - 1) };
    expect(verdict(headers)).toEqual({ verified: false, reason: "wrong" });
  });
});

/** The published example of the Standard Webhooks specification. */
const standard = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  body: '{"test": 2432232314}',
  now: 1_614_265_330,
  headers: {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
};

describe("the Standard Webhooks triple", () => {
  const options = {
    secrets: [standard.secret],
    body: utf8ToBytes(standard.body),
    now: standard.now,
  };

  it("verifies the specification's own example", () => {
    expect(verdict(standard.headers, options)).toEqual({ verified: true, scheme: "standard" });
  });

  it("takes the right one of several signatures and versions", () => {
    const { "webhook-signature": right } = standard.headers;
    const several = `v1a,x v1,AAAA ${right} v1,! v1,${"A".repeat(43)}=`;
    expect(verdict({ ...standard.headers, "webhook-signature": several }, options).verified).toBe(
      true,
    );
  });

  it.each([
    ["webhook-id", "msg_other", "wrong"],
    ["webhook-timestamp", "1614265331", "wrong"],
    ["webhook-timestamp", "1614264000", "stale"],
    ["webhook-signature", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "wrong"],
    ["webhook-signature", "", "wrong"],
  ])("is refused with %s: %s (%s)", (name, value, reason) => {
    expect(verdict({ ...standard.headers, [name]: value }, options)).toEqual({
      verified: false,
      reason,
    });
  });

  it.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("needs its %s", (name) => {
    const headers = Object.fromEntries(
      Object.entries(standard.headers).filter(([one]) => one !== name),
    );
    expect(verdict(headers, options)).toEqual({ verified: false, reason: "missing" });
  });

  it("does not open another door: a wrong X-Webhook-Signature beside it decides", () => {
    const headers = { ...standard.headers, "x-webhook-signature": "0".repeat(64) };
    expect(verdict(headers, options)).toEqual({ verified: false, reason: "wrong" });
  });
});
