import { getCompiledTransactionMessageDecoder, getTransactionDecoder } from "@solana/kit";
import { VersionedTransaction } from "@solana/web3.js";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBase58, toBase58 } from "../../solana";
import { createWorld, type World } from "../testing/world";
import { addressText } from "./address-text";
import { describeInstructions } from "./instructions";
import { accountKeys } from "./keys";
import { ByteReader } from "./reader";
import { decodeTransaction, type DecodedTransaction } from "./transaction";

let world: World;
let purchase: Uint8Array;
let legacy: Uint8Array;

beforeAll(async () => {
  world = await createWorld();
  purchase = await world.bytes(world.purchase());
  legacy = await world.bytes(world.purchase(), { version: "legacy" });
});

const decoded = (bytes: Uint8Array): DecodedTransaction => {
  const result = decodeTransaction(bytes);
  if (!result.ok) throw new Error(result.reason);
  return result.transaction;
};

/** Decoding and naming: everything that looks at hostile bytes before a rule does. */
const readAll = (bytes: Uint8Array): boolean => {
  const result = decodeTransaction(bytes);
  if (result.ok)
    describeInstructions(result.transaction, accountKeys(result.transaction, new Map()));
  return result.ok;
};

const shape = ({ staticKeys, blockhash, instructions }: DecodedTransaction) => ({
  keys: staticKeys,
  blockhash,
  instructions: instructions.map(({ program, accounts, data }) => [
    program,
    [...accounts],
    toBase58(data),
  ]),
});

describe("where the decoder accepts, it reads what kit and web3.js read", () => {
  it("in both message versions", () => {
    for (const bytes of [purchase, legacy]) {
      const ours = shape(decoded(bytes));
      const { message } = VersionedTransaction.deserialize(bytes);
      const keys = message.staticAccountKeys.map((key) => key.toBase58());
      expect(ours.keys).toEqual(keys);
      expect(ours.blockhash).toBe(message.recentBlockhash);
      expect(ours.instructions).toEqual(
        message.compiledInstructions.map(({ programIdIndex, accountKeyIndexes, data }) => [
          keys[programIdIndex],
          accountKeyIndexes,
          toBase58(data),
        ]),
      );
      const compiled = getCompiledTransactionMessageDecoder().decode(
        getTransactionDecoder().decode(bytes).messageBytes,
      );
      expect(ours.keys).toEqual(compiled.staticAccounts);
    }
  });

  it("for every single-byte change of a purchase that it still accepts", () => {
    let accepted = 0;
    for (let position = 129; position < purchase.length; position += 1) {
      const bytes = purchase.with(position, (purchase[position] ?? 0) ^ 0x11);
      const result = decodeTransaction(bytes);
      if (!result.ok) continue;
      accepted += 1;
      const { message } = VersionedTransaction.deserialize(bytes);
      expect(shape(result.transaction).keys).toEqual(
        message.staticAccountKeys.map((key) => key.toBase58()),
      );
    }
    expect(accepted).toBeGreaterThan(100);
  });
});

describe("refused, although a library accepts it", () => {
  it("a tail after the end, which web3.js overlooks", () => {
    const bytes = Uint8Array.from([...purchase, 0]);
    expect(VersionedTransaction.deserialize(bytes).signatures).toHaveLength(2);
    expect(decodeTransaction(bytes)).toMatchObject({ ok: false, problem: "malformed" });
  });

  it("a length that is not in its shortest form", () => {
    const bytes = Uint8Array.from([0x82, 0x00, ...purchase.subarray(1)]);
    expect(decodeTransaction(bytes)).toMatchObject({ ok: false, problem: "malformed" });
  });

  it("message version 1, which kit decodes", () => {
    const start = 1 + 2 * 64;
    expect(decodeTransaction(purchase.with(start, 0x81))).toMatchObject({
      ok: false,
      problem: "version",
    });
  });

  it("more bytes than a packet holds", () => {
    expect(decodeTransaction(new Uint8Array(1_233))).toMatchObject({
      ok: false,
      problem: "malformed",
    });
  });
});

describe("never throws and comes to an end", () => {
  const seed = 20_261_121;

  it(`on 40,000 random byte strings (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1_300 }), (bytes) => {
        readAll(bytes);
      }),
      { numRuns: 40_000, seed },
    );
  });

  it(`on 60,000 purchases with flipped bits (seed ${seed})`, () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(flips, fc.boolean(), (changes, old) => {
        const bytes = Uint8Array.from(old ? legacy : purchase);
        for (const [at, bit] of changes)
          bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
        readAll(bytes);
      }),
      { numRuns: 60_000, seed },
    );
  });

  it("on every truncation, none of which is accepted", () => {
    for (const whole of [purchase, legacy]) {
      for (let length = 0; length < whole.length; length += 1)
        expect(readAll(whole.subarray(0, length))).toBe(false);
    }
  });
});

describe("addressText", () => {
  it("is base58 of any 32 bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(32), (bytes, zeros) => {
        const some = bytes.map((byte, index) => (index < zeros ? 0 : byte));
        expect(addressText(some)).toBe(toBase58(some));
        expect(fromBase58(addressText(some))).toEqual(some);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("ByteReader", () => {
  it("reads compact lengths up to 65535 and refuses beyond", () => {
    expect(new ByteReader(Uint8Array.of(0xff, 0xff, 0x03)).shortLength()).toBe(65_535);
    expect(() => new ByteReader(Uint8Array.of(0xff, 0xff, 0x04)).shortLength()).toThrow(
      "beyond 65535",
    );
    expect(() => new ByteReader(Uint8Array.of(0x80, 0x80, 0x80, 0x01)).shortLength()).toThrow(
      "three bytes",
    );
  });
});
