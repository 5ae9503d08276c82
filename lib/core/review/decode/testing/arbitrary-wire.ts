import { concatBytes, bytesToHex } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { addressText } from "../address-text";
import { accountsOf, shortLength, wireBytes, wirePieces, type Wire } from "./wire";

const hexOf = (length: number, seed: number): string =>
  bytesToHex(Uint8Array.from({ length }, (_, at) => (seed * 31 + at * 7 + 1) & 0xff));

/** Different for different numbers below 2^32. */
const key = (seed: number): string => {
  const bytes = new Uint8Array(32).fill(seed & 0xff);
  new DataView(bytes.buffer).setUint32(4, seed);
  return addressText(bytes);
};

const indices = (limit: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(Math.max(0, limit - 1)), { maxLength });

interface Frame {
  readonly legacy: boolean;
  readonly required: number;
  readonly readonlySigned: number;
  readonly others: number;
  readonly readonlyUnsigned: number;
  readonly tables: readonly (readonly [writable: number[], readonly: number[]])[];
  readonly seed: number;
}

const frame: fc.Arbitrary<Frame> = fc.record({
  legacy: fc.boolean(),
  required: fc.integer({ min: 1, max: 4 }),
  readonlySigned: fc.nat(3),
  others: fc.integer({ min: 1, max: 8 }),
  readonlyUnsigned: fc.nat(8),
  tables: fc.array(
    fc.tuple(indices(256, 4), fc.array(fc.nat(255), { minLength: 1, maxLength: 4 })),
    {
      maxLength: 2,
    },
  ),
  seed: fc.nat(),
});

/** Transactions that the runtime would take as far as their bytes go. */
export const validWire: fc.Arbitrary<Wire> = frame.chain((drawn) => {
  const { required, others, seed } = drawn;
  const tables = drawn.legacy ? [] : drawn.tables;
  const count = required + others;
  const loaded = tables.reduce((sum, [some, more]) => sum + some.length + more.length, 0);
  const instruction = fc.record({
    program: fc.integer({ min: 1, max: count - 1 }),
    accounts: indices(count + loaded, 8),
    data: fc.tuple(fc.nat(140), fc.nat()).map(([length, from]) => hexOf(length, from)),
  });
  return fc.array(instruction, { maxLength: 3 }).map((instructions) => ({
    version: drawn.legacy ? ("legacy" as const) : 0,
    header: [
      required,
      Math.min(drawn.readonlySigned, required - 1),
      Math.min(drawn.readonlyUnsigned, others),
    ] as const,
    signatures: Array.from({ length: required }, (_, at) => hexOf(64, seed + at)),
    keys: Array.from({ length: count }, (_, at) => key(seed + at)),
    blockhash: key(seed + 1_000),
    instructions,
    lookups: tables.map(([writable, readonly], at) => ({
      table: key(seed + 2_000 + at),
      writable,
      readonly,
    })),
  }));
});

/** Other ways to write a length: longer forms of the same, and other lengths. */
const lengthEdit = fc.oneof(
  fc.nat(300).map(shortLength),
  fc
    .constantFrom([0x80, 0], [0x81, 0], [0x80, 0x80, 0], [0xff, 0xff, 3], [0xff, 0xff, 0xff, 1])
    .map((bytes) => Uint8Array.from(bytes)),
  fc.constant(null),
);

/** One length written otherwise: null puts a needless byte to the same length. */
const editLength = (wire: Wire): fc.Arbitrary<Uint8Array> => {
  const pieces = wirePieces(wire);
  const lengths = pieces.flatMap(({ length }, at) => (length ? [at] : []));
  return fc.tuple(fc.constantFrom(...lengths), lengthEdit).map(([at, edit]) => {
    const { bytes = new Uint8Array(1) } = pieces[at] ?? {};
    const longer = Uint8Array.from([...bytes.subarray(0, -1), (bytes.at(-1) ?? 0) | 0x80, 0]);
    const before = pieces.slice(0, at).map((piece) => piece.bytes);
    const after = pieces.slice(at + 1).map((piece) => piece.bytes);
    return concatBytes(...before, edit ?? longer, ...after);
  });
};

/** Fields that contradict each other, written down properly. */
const contradict = (wire: Wire): fc.Arbitrary<Wire> => {
  const [first, ...rest] = wire.instructions;
  const one = first ?? { program: 1, accounts: [], data: "" };
  return fc.constantFrom<Wire>(
    { ...wire, version: 5 },
    { ...wire, header: [wire.header[0], wire.header[0], wire.header[2]] },
    { ...wire, header: [wire.header[0], wire.header[1], 200] },
    { ...wire, signatures: wire.signatures.slice(1) },
    { ...wire, keys: [...wire.keys.slice(0, -1), wire.keys[0] ?? ""] },
    { ...wire, instructions: [{ ...one, program: 0 }, ...rest] },
    { ...wire, instructions: [{ ...one, program: wire.keys.length }, ...rest] },
    { ...wire, instructions: [{ ...one, accounts: [accountsOf(wire)] }, ...rest] },
    { ...wire, instructions: [{ ...one, data: "00".repeat(1_233) }, ...rest] },
    { ...wire, version: 0, lookups: [{ table: key(7), writable: [], readonly: [] }] },
    {
      ...wire,
      version: 0,
      lookups: [{ table: key(7), writable: Array<number>(255).fill(1), readonly: [2] }],
    },
  );
};

const flip = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), { minLength: 1, maxLength: 4 })
    .map((flips) => {
      const flipped = Uint8Array.from(bytes);
      for (const [at, bit] of flips) flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      return flipped;
    });

const edits: readonly ((wire: Wire) => fc.Arbitrary<Uint8Array>)[] = [
  (wire) => fc.constant(wireBytes(wire)),
  (wire) => {
    const bytes = wireBytes(wire);
    return fc.nat(bytes.length).map((length) => bytes.subarray(0, length));
  },
  (wire) => flip(wireBytes(wire)),
  editLength,
  (wire) =>
    fc.uint8Array({ minLength: 1, maxLength: 3 }).map((tail) => concatBytes(wireBytes(wire), tail)),
  (wire) => contradict(wire).map(wireBytes),
];

/** Bytes of a transaction as drawn, cut short, with flipped bits, edited lengths, a tail or nonsense. */
export const nearlyWire: fc.Arbitrary<Uint8Array> = fc
  .tuple(validWire, fc.constantFrom(...edits))
  .chain(([wire, edit]) => edit(wire));
