import {
  blockhash as toBlockhash,
  compileTransaction,
  createTransactionMessage,
  getCompiledTransactionMessageDecoder,
  getTransactionDecoder,
  getTransactionEncoder,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
} from "@solana/kit";
import { VersionedTransaction } from "@solana/web3.js";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { fromBase58, toBase58 } from "../../solana";
import { SYSTEM } from "../programs/addresses";
import { createWorld, type World } from "../testing/world";
import { addressText } from "./address-text";
import { ByteReader } from "./reader";
import { decodeTransaction } from "./transaction";

let world: World;
let purchase: Uint8Array;
let legacy: Uint8Array;

beforeAll(async () => {
  world = await createWorld();
  purchase = await world.bytes(world.purchase());
  legacy = await world.bytes(world.purchase(), { version: "legacy" });
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

  it("message version 1, which kit decodes: as kit writes it, and where version 0 says so", () => {
    const compiled = pipe(
      createTransactionMessage({ version: 1 }),
      (draft) => setTransactionMessageFeePayer(SYSTEM, draft),
      (draft) =>
        setTransactionMessageLifetimeUsingBlockhash(
          { blockhash: toBlockhash(SYSTEM), lastValidBlockHeight: 1n },
          draft,
        ),
      compileTransaction,
    );
    const bytes = Uint8Array.from(getTransactionEncoder().encode(compiled));
    const { messageBytes } = getTransactionDecoder().decode(bytes);
    expect(getCompiledTransactionMessageDecoder().decode(messageBytes).version).toBe(1);
    for (const one of [bytes, purchase.with(1 + 2 * 64, 0x81)])
      expect(decodeTransaction(one)).toMatchObject({ ok: false, problem: "version" });
  });

  it("more bytes than a packet holds", () => {
    expect(decodeTransaction(new Uint8Array(1_233))).toMatchObject({
      ok: false,
      problem: "malformed",
    });
  });
});

it("every truncation of a transaction is refused", () => {
  for (const whole of [purchase, legacy]) {
    for (let length = 0; length < whole.length; length += 1)
      expect(decodeTransaction(whole.subarray(0, length)).ok).toBe(false);
  }
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
