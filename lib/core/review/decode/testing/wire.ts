import { concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { fromBase58 } from "../../../solana";

/** A transaction's wire fields, as any reader may have understood them. Bytes are hex, keys base58. */
export interface Wire {
  /** 0 and up is a versioned message. */
  readonly version: "legacy" | number;
  readonly header: readonly [required: number, readonlySigned: number, readonlyUnsigned: number];
  readonly signatures: readonly string[];
  readonly keys: readonly string[];
  readonly blockhash: string;
  readonly instructions: readonly {
    readonly program: number;
    readonly accounts: readonly number[];
    readonly data: string;
  }[];
  readonly lookups: readonly {
    readonly table: string;
    readonly writable: readonly number[];
    readonly readonly: readonly number[];
  }[];
}

/** How many accounts a transaction has together with those that its tables load. */
export const accountsOf = ({ keys, lookups }: Wire): number =>
  lookups.reduce(
    (sum, { writable, readonly }) => sum + writable.length + readonly.length,
    keys.length,
  );

/** The one way solana-short-vec writes a length. */
export const shortLength = (value: number): Uint8Array => {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    if (rest < 0x80) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
};

/** Wire bytes in pieces, so that a test can replace a length by another; lengths are marked. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly length: boolean;
}

const plain = (bytes: Uint8Array | readonly number[]): Piece => ({
  bytes: Uint8Array.from(bytes),
  length: false,
});
const counted = (count: number, ...items: readonly Piece[]): Piece[] => [
  { bytes: shortLength(count), length: true },
  ...items,
];

/** Writes the fields down, whether they make sense or not. Written apart from the decoder on purpose. */
export const wirePieces = (wire: Wire): readonly Piece[] => [
  ...counted(wire.signatures.length, ...wire.signatures.map((hex) => plain(hexToBytes(hex)))),
  ...(wire.version === "legacy" ? [] : [plain([0x80 | wire.version])]),
  plain(wire.header),
  ...counted(wire.keys.length, ...wire.keys.map((key) => plain(fromBase58(key)))),
  plain(fromBase58(wire.blockhash)),
  ...counted(
    wire.instructions.length,
    ...wire.instructions.flatMap(({ program, accounts, data }) => [
      plain([program]),
      ...counted(accounts.length, plain(accounts)),
      ...counted(data.length / 2, plain(hexToBytes(data))),
    ]),
  ),
  ...(wire.version === "legacy"
    ? []
    : counted(
        wire.lookups.length,
        ...wire.lookups.flatMap(({ table, writable, readonly }) => [
          plain(fromBase58(table)),
          ...counted(writable.length, plain(writable)),
          ...counted(readonly.length, plain(readonly)),
        ]),
      )),
];

export const wireBytes = (wire: Wire): Uint8Array =>
  concatBytes(...wirePieces(wire).map(({ bytes }) => bytes));
