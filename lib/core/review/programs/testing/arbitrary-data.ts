import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import type { ArgKind } from "../arg-kinds";
import type { InstructionLayout, ProgramTable } from "../layout";

type Bytes = fc.Arbitrary<Uint8Array>;

const bytes = (length: number): Bytes =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((drawn) => Uint8Array.from(drawn));
const below = (limit: number): Bytes => fc.nat(limit - 1).map((byte) => Uint8Array.of(byte));
const join = (...parts: Bytes[]): Bytes => fc.tuple(...parts).map((drawn) => concatBytes(...drawn));
const none = fc.constant(Uint8Array.of(0));
const optional = (some: Bytes): Bytes => fc.oneof(none, join(fc.constant(Uint8Array.of(1)), some));
const wide = (value: number, width: number): Uint8Array => {
  const written = new Uint8Array(width);
  new DataView(written.buffer).setUint32(0, value, true);
  return written;
};
/** kit takes null characters out of text, which none of ours does; they are tested apart. */
const text: Bytes = fc
  .string({ unit: "binary", maxLength: 20 })
  .map((drawn) => utf8ToBytes(drawn.replaceAll("\0", "")));
const sized = (width: number, inner: Bytes): Bytes =>
  inner.map((drawn) => concatBytes(wide(drawn.length, width), drawn));
const counted = (items: fc.Arbitrary<Uint8Array[]>): Bytes =>
  items.map((drawn) => concatBytes(wide(drawn.length, 8), ...drawn));

const kinds: Readonly<Record<ArgKind, Bytes>> = {
  u8: bytes(1),
  i8: bytes(1),
  u16: bytes(2),
  i16: bytes(2),
  u32: bytes(4),
  u64: bytes(8),
  i64: bytes(8),
  f64: fc.double({ noNaN: true }).map((value) => {
    const written = new Uint8Array(8);
    new DataView(written.buffer).setFloat64(0, value, true);
    return written;
  }),
  bool: below(2),
  key: bytes(32),
  "key?": optional(bytes(32)),
  "u64?": optional(bytes(8)),
  "i64?": optional(bytes(8)),
  "nonZeroKey?": fc.oneof(fc.constant(new Uint8Array(32)), bytes(32)),
  "endBool?": fc.oneof(fc.constant(new Uint8Array()), below(2)),
  string32: sized(4, text),
  string64: sized(8, text),
  bytes64: sized(
    8,
    fc.nat(40).chain((length) => bytes(length)),
  ),
  aeCiphertext: bytes(36),
  elGamalCiphertext: bytes(64),
  keys64: counted(fc.array(bytes(32), { maxLength: 4 })),
  // Extension types of Token-2022 are numbered from 0 without a gap.
  u16s: fc
    .array(fc.nat(19), { maxLength: 5 })
    .map((types) => concatBytes(...types.map((type) => Uint8Array.of(type, 0)))),
  text,
  rest: fc.nat(40).chain((length) => bytes(length)),
  metadataField: fc.oneof(below(3), join(fc.constant(Uint8Array.of(3)), sized(4, text))),
};

/** Enumerations, of which the clients take no others. */
const enumerations = (program: string): Readonly<Record<string, Bytes>> => ({
  authorityType: below(program === "Token" ? 4 : 17),
  state: below(3),
});

/** The bytes by which a table's tag function finds `key`. */
export const tagBytes = (table: ProgramTable, key: string): Uint8Array => {
  const start = /^[\da-f]{16}$/u.test(key)
    ? hexToBytes(key)
    : Uint8Array.from(key.split(".").map(Number));
  const padded = concatBytes(start, new Uint8Array(16));
  const tag = table.tag(padded);
  if (tag?.key !== key) throw new Error(`${table.name} does not find its own tag ${key}`);
  return padded.subarray(0, tag.width);
};

/** Data of an instruction with arguments of every kind its layout asks for. */
export const instructionData = (
  table: ProgramTable,
  key: string,
  { args }: InstructionLayout,
): Bytes => {
  const named = enumerations(table.name);
  return join(
    fc.constant(tagBytes(table, key)),
    ...args.map(([name, kind]) => named[name] ?? kinds[kind]),
  );
};
