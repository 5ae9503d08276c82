import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isStrictlyEncoded } from "./strict-encoding";

const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;

const number = (bytes: Uint8Array): bigint => BigInt(`0x${bytesToHex(bytes.toReversed())}`);
const bytesOf = (value: bigint): Uint8Array =>
  hexToBytes(value.toString(16).padStart(64, "0")).toReversed();

/** RFC 8032 § 7.1: tests 1, 2, 3 and SHA(abc). */
const published = [
  [
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  ],
  [
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ],
  [
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  ],
  [
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
  ],
] as const;

/** Every way to write a point of small order: the eight, and six that no encoder would write. */
const smallOrder = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  "0100000000000000000000000000000000000000000000000000000000000080",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
] as const;

const secret = new Uint8Array(32).fill(7);
const key = ed25519.getPublicKey(secret);
const { scalar } = ed25519.utils.getExtendedPublicKey(secret);
const message = new TextEncoder().encode("a message of a transaction");
const signature = ed25519.sign(message, secret);

/** What Solana runs is neither of these; that they accept shows that a vector has teeth. */
const loosely = (sig: Uint8Array, of: Uint8Array) => ed25519.verify(sig, message, of);
const nobleStrictly = (sig: Uint8Array, text: Uint8Array, of: Uint8Array) =>
  ed25519.verify(sig, text, of, { zip215: false });

const challenge = (commitment: Uint8Array, of: Uint8Array, text: Uint8Array): bigint =>
  number(sha512(concatBytes(commitment, of, text))) % ORDER;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A fresh module each time: whether the platform can do it is asked once. */
const implementations = [
  ["by WebCrypto", () => undefined],
  ["by curve arithmetic", () => vi.stubGlobal("crypto", {})],
  [
    "where WebCrypto says yes to everything",
    () => vi.stubGlobal("crypto", { subtle: { importKey: () => 1, verify: () => true } }),
  ],
  [
    "where WebCrypto fails after its trial",
    () => {
      const real = globalThis.crypto.subtle;
      let calls = 0;
      const importKey = (...input: Parameters<typeof real.importKey>) => {
        calls += 1;
        if (calls > 2) throw new Error("out of memory");
        return real.importKey(...input);
      };
      vi.stubGlobal("crypto", { subtle: { importKey, verify: real.verify.bind(real) } });
    },
  ],
] as const;

describe.each(implementations)("a signature, checked %s", (_, prepare) => {
  const verify = async (sig: Uint8Array, text: Uint8Array, of: Uint8Array): Promise<boolean> => {
    prepare();
    const { verifyStrict } = await import("./verify");
    return verifyStrict(sig, text, of);
  };

  it.each(published)(
    "of key %s passes as published, and for nothing else",
    async (of, text, sig) => {
      const parts = [hexToBytes(sig), hexToBytes(text), hexToBytes(of)] as const;
      expect(await verify(...parts)).toBe(true);
      expect(await verify(parts[0], concatBytes(parts[1], Uint8Array.of(0)), parts[2])).toBe(false);
      expect(await verify(parts[0], parts[1], key)).toBe(false);
    },
  );

  it.each(smallOrder)("by the small-order key %s is refused", async (point) => {
    const forged = concatBytes(Point.BASE.multiplyUnsafe(5n).toBytes(), bytesOf(5n));
    expect(loosely(forged, hexToBytes(point))).toBe(true);
    expect(await verify(forged, message, hexToBytes(point))).toBe(false);
  });

  it.each(smallOrder)("with the small-order commitment %s is refused", async (point) => {
    const commitment = hexToBytes(point);
    const s = (challenge(commitment, key, message) * scalar) % ORDER;
    const forged = concatBytes(commitment, bytesOf(s));
    expect(loosely(forged, key)).toBe(true);
    expect(await verify(forged, message, key)).toBe(false);
  });

  it("of a key with a part of small order passes exactly where that part cancels out", async () => {
    const torsion = Point.fromHex(smallOrder[6]);
    const mixed = Point.fromBytes(key).add(torsion).toBytes();
    const outcomes = new Map<bigint, boolean>();
    for (let nonce = 1n; outcomes.size < 8; nonce += 1n) {
      const commitment = Point.BASE.multiplyUnsafe(nonce).toBytes();
      const k = challenge(commitment, mixed, message);
      if (outcomes.has(k % 8n)) continue;
      const signed = concatBytes(commitment, bytesOf((nonce + k * scalar) % ORDER));
      expect(nobleStrictly(signed, message, mixed)).toBe(true);
      outcomes.set(k % 8n, await verify(signed, message, mixed));
    }
    expect([...outcomes].filter(([, valid]) => valid)).toEqual([[0n, true]]);
  });

  it("whose scalar has the group's order added is refused", async () => {
    const more = signature.slice();
    more.set(bytesOf(number(signature.subarray(32)) + ORDER), 32);
    expect(await verify(signature, message, key)).toBe(true);
    expect(await verify(more, message, key)).toBe(false);
  });

  it("by 32 bytes that are no point of the curve is refused", async () => {
    expect(await verify(signature, message, bytesOf(2n))).toBe(false);
  });

  it("of another length is refused", async () => {
    expect(await verify(signature.subarray(1), message, key)).toBe(false);
    expect(await verify(signature, message, key.subarray(1))).toBe(false);
  });
});

it("random and mutated signatures are judged as noble judges them strictly", async () => {
  const { verifyStrict } = await import("./verify");
  const input = fc.record({
    secret: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    text: fc.uint8Array({ maxLength: 1_200 }),
    flip: fc.option(fc.record({ part: fc.nat(2), at: fc.nat(), bit: fc.nat(7) })),
  });
  await fc.assert(
    fc.asyncProperty(input, async ({ secret: seed, text, flip }) => {
      const parts = [ed25519.sign(text, seed), text, ed25519.getPublicKey(seed)] as const;
      const part = flip && parts[flip.part];
      if (part && part.length > 0)
        part[flip.at % part.length] = (part[flip.at % part.length] ?? 0) ^ (1 << flip.bit);
      expect(await verifyStrict(...parts)).toBe(nobleStrictly(...parts));
    }),
    { numRuns: 400 },
  );
});

describe("strict encoding", () => {
  const P = 2n ** 255n - 19n;

  it("refuses every y from the field's order up, with either sign", () => {
    for (let above = 0n; above < 19n; above += 1n) {
      for (const sign of [0n, 2n ** 255n]) {
        const point = bytesOf(P + above + sign);
        expect(isStrictlyEncoded(signature, point)).toBe(false);
        expect(isStrictlyEncoded(concatBytes(point, signature.subarray(32)), key)).toBe(false);
      }
    }
    expect(isStrictlyEncoded(signature, bytesOf(P - 2n))).toBe(true);
  });

  it("takes scalars below the group's order only", () => {
    const withScalar = (s: bigint) => concatBytes(signature.subarray(0, 32), bytesOf(s));
    expect(isStrictlyEncoded(withScalar(ORDER - 1n), key)).toBe(true);
    expect(isStrictlyEncoded(withScalar(0n), key)).toBe(true);
    for (const s of [ORDER, ORDER + 1n, 2n ** 253n, 2n ** 256n - 1n])
      expect(isStrictlyEncoded(withScalar(s), key)).toBe(false);
  });
});
