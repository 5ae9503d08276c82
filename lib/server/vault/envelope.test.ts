import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { codeThrown } from "./testing/code-thrown";
import { open, rewrap, seal } from "./envelope";
import { parseMasterKeys } from "./master-keys";

const fresh = (): string => randomBytes(32).toString("base64");
const text = fresh();
const keys = parseMasterKeys(text);
const SECRET = '{"apiKey":"rk_canary","apiSecret":"rs_canary"}';

const flipped = (base64: string, at: number): string => {
  const bytes = Buffer.from(base64, "base64");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString("base64");
};

describe("a sealed secret", () => {
  it("opens to what was sealed, and two seals of the same look nothing alike", () => {
    const one = seal(keys, "a", SECRET);
    const other = seal(keys, "a", SECRET);
    expect(open(keys, "a", one)).toBe(SECRET);
    expect(one.ciphertext).not.toBe(other.ciphertext);
    expect(one.wrappedKey).not.toBe(other.wrappedKey);
    expect(JSON.stringify(one)).not.toContain("canary");
  });

  it("opens for no other record, under no other master key and with no bit changed", () => {
    const sealed = seal(keys, "a", SECRET);
    const refused = [
      () => open(keys, "b", sealed),
      () => open(parseMasterKeys(fresh()), "a", sealed),
      () => open(keys, "a", { ...sealed, wrappedKey: seal(keys, "a", SECRET).wrappedKey }),
      () => open(keys, "a", { ...sealed, ciphertext: "" }),
      ...[0, 12, 28].flatMap((at) => [
        () => open(keys, "a", { ...sealed, ciphertext: flipped(sealed.ciphertext, at) }),
        () => open(keys, "a", { ...sealed, wrappedKey: flipped(sealed.wrappedKey, at) }),
      ]),
    ];
    expect(refused.map(codeThrown)).toEqual(refused.map(() => "VAULT_LOCKED"));
  });

  it("says which master key it lacks, for whoever has restored a backup without it", () => {
    const sealed = seal(keys, "a", SECRET);
    expect(() => open(parseMasterKeys(fresh()), "a", sealed)).toThrow(
      `sealed with master key ${keys.current.id}, which VAULT_MASTER_KEY does not hold`,
    );
  });

  it("is wrapped anew under a new master key without the former one being needed again", () => {
    const sealed = seal(keys, "a", SECRET);
    const next = fresh();
    const both = parseMasterKeys(`${next},${text}`);
    const anew = rewrap(both, "a", sealed);
    expect(anew.ciphertext).toBe(sealed.ciphertext);
    expect(open(parseMasterKeys(next), "a", anew)).toBe(SECRET);
    expect(codeThrown(() => open(keys, "a", anew))).toBe("VAULT_LOCKED");
  });
});

describe("master keys", () => {
  it("are 32 random bytes in Base64 or hex, the current one first", () => {
    const hex = randomBytes(32).toString("hex");
    const { current, all } = parseMasterKeys(`${hex}\n${text}`);
    expect(Buffer.from(current.bytes).toString("hex")).toBe(hex);
    expect(all).toHaveLength(2);
  });

  it.each([
    ["nothing", " , "],
    ["too short", randomBytes(31).toString("base64")],
    ["too long", randomBytes(33).toString("base64")],
    ["a word", "correct horse battery staple"],
    ["all zero", Buffer.alloc(32).toString("base64")],
  ])("are refused when they are %s, without being repeated", (_, wrong) => {
    expect(() => parseMasterKeys(wrong)).toThrow(TypeError);
    expect(() => parseMasterKeys(wrong)).toThrow(/^(?:key 1 is not|it holds no key)/u);
  });
});
