import { base58 } from "@scure/base";
import { describe, expect, it } from "vitest";
import { changeProfileSchema, connectSchema, looksLikeWalletSecret } from ".";

const KEY = "rk_live_4f1c8a52d90b";
const SECRET = "rs_live_c0ffee00c0ffee00c0ffee00";
const PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const KEY_PAIR = Uint8Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 256);

const accepts = (apiKey: unknown, apiSecret: unknown = SECRET): boolean =>
  connectSchema.safeParse({ apiKey, apiSecret }).success;

describe("what may be sent as a REALM key", () => {
  it("is one word of printable ASCII; blanks a copy brought along are cut off", () => {
    expect(connectSchema.parse({ apiKey: ` ${KEY}\n`, apiSecret: SECRET })).toEqual({
      apiKey: KEY,
      apiSecret: SECRET,
    });
    for (const wrong of ["", "short", "two words here", "schlüssel-eins", `${KEY}\r\nX: y`, 5])
      expect(accepts(wrong)).toBe(false);
    expect(accepts("k".repeat(512))).toBe(true);
    expect(accepts("k".repeat(513))).toBe(false);
    expect(connectSchema.safeParse({ apiKey: KEY, apiSecret: SECRET, owner: "x" }).success).toBe(
      false,
    );
  });

  it("is never a wallet's private key or seed phrase, in any form wallets give them", () => {
    const forms = [PHRASE, base58.encode(KEY_PAIR), JSON.stringify([...KEY_PAIR])];
    for (const form of [...forms, PHRASE.replaceAll(" ", ", "), PHRASE.toUpperCase()]) {
      expect(looksLikeWalletSecret(form)).toBe(true);
      expect(accepts(form)).toBe(false);
      expect(accepts(KEY, form)).toBe(false);
    }
    for (const fine of [KEY, SECRET, "d".repeat(88), base58.encode(KEY_PAIR.slice(0, 32))])
      expect(looksLikeWalletSecret(fine)).toBe(false);
  });
});

describe("a change of the profile", () => {
  it("is of one thing, and its wallet can only be the session's own", () => {
    expect(changeProfileSchema.parse({ username: " neon.muse " })).toEqual({
      username: "neon.muse",
    });
    expect(changeProfileSchema.safeParse({ wallet: "this" }).success).toBe(true);
    const wrong = [
      {},
      { username: "no" },
      { username: "-dash" },
      { username: "a".repeat(33) },
      { username: "white space" },
      { wallet: "C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN" },
      { username: "neon", wallet: "this" },
    ];
    for (const input of wrong) expect(changeProfileSchema.safeParse(input).success).toBe(false);
  });
});
