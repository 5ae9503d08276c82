import { bytesToHex } from "@noble/hashes/utils.js";
import type { ArgKind } from "../programs/arg-kinds";
import type { InstructionLayout } from "../programs/layout";
import { addressText } from "./address-text";
import { ByteReader, MalformedBytes } from "./reader";

/** Integers are bigint; addresses, text and lists are strings; what is absent is null. */
export type ArgValue = bigint | string | null;
type Reader = (reader: ByteReader) => ArgValue;

// Invalid text fails in the programs too; a byte order mark is a character like any other.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const textOf = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new MalformedBytes("a text is not UTF-8");
  }
};

const flag = (reader: ByteReader): boolean => {
  const byte = reader.u8();
  if (byte > 1) throw new MalformedBytes("a flag is neither set nor clear");
  return byte === 1;
};

const bool: Reader = (reader) => (flag(reader) ? "true" : "false");
const key: Reader = (reader) => addressText(reader.take(32));
const u64: Reader = (reader) => reader.u64();
const i64: Reader = (reader) => BigInt.asIntN(64, reader.u64());

const optional =
  (read: Reader): Reader =>
  (reader) =>
    flag(reader) ? read(reader) : null;

const hex =
  (length: number): Reader =>
  (reader) =>
    bytesToHex(reader.take(length));

/** A length or a count before what it measures: never more than there are bytes left. */
const length64 = (reader: ByteReader): number => {
  const length = reader.u64();
  if (length > BigInt(reader.remaining)) throw new MalformedBytes("a length is beyond the end");
  return Number(length);
};

const list = (reader: ByteReader, count: number, read: Reader): string => {
  const items: ArgValue[] = [];
  while (items.length < count) items.push(read(reader));
  return items.join(",");
};

const string32 = (reader: ByteReader): string => textOf(reader.take(reader.uint(4)));

const metadataField: Reader = (reader) => {
  const field = reader.u8();
  if (field === 3) return `key: ${string32(reader)}`;
  const name = ["name", "symbol", "uri"][field];
  if (name === undefined) throw new MalformedBytes("an unknown field of metadata");
  return name;
};

const readers: Readonly<Record<ArgKind, Reader>> = {
  u8: (reader) => BigInt(reader.u8()),
  i8: (reader) => BigInt.asIntN(8, BigInt(reader.u8())),
  u16: (reader) => BigInt(reader.uint(2)),
  i16: (reader) => BigInt.asIntN(16, BigInt(reader.uint(2))),
  u32: (reader) => BigInt(reader.uint(4)),
  u64,
  i64,
  f64: (reader) => {
    const bytes = reader.take(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true).toString();
  },
  bool,
  key,
  "key?": optional(key),
  "u64?": optional(u64),
  "i64?": optional(i64),
  "nonZeroKey?": (reader) => {
    const bytes = reader.take(32);
    return bytes.every((byte) => byte === 0) ? null : addressText(bytes);
  },
  "endBool?": (reader) => (reader.remaining === 0 ? null : bool(reader)),
  string32,
  string64: (reader) => textOf(reader.take(length64(reader))),
  bytes64: (reader) => bytesToHex(reader.take(length64(reader))),
  aeCiphertext: hex(36),
  elGamalCiphertext: hex(64),
  keys64: (reader) => list(reader, length64(reader), key),
  u16s: (reader) => list(reader, Math.ceil(reader.remaining / 2), (from) => BigInt(from.uint(2))),
  text: (reader) => textOf(reader.take(reader.remaining)),
  rest: (reader) => bytesToHex(reader.take(reader.remaining)),
  metadataField,
};

const readEach = (
  { args: [first], each }: InstructionLayout,
  reader: ByteReader,
  args: Record<string, ArgValue>,
): void => {
  if (first === undefined || each.length === 0) return;
  const count = Number(args[first[0]]);
  for (let turn = 1; turn <= count; turn += 1)
    for (const [name, kind] of each) args[`${name}${turn}`] = readers[kind](reader);
  args["data"] = readers.rest(reader);
};

/** The arguments in data from `offset` on, and the bytes left over; null where they don't fit. */
export const readArgs = (
  layout: InstructionLayout,
  data: Uint8Array,
  offset: number,
): { args: Record<string, ArgValue>; tail: number } | null => {
  const reader = new ByteReader(data, offset);
  const args: Record<string, ArgValue> = {};
  try {
    for (const [name, kind] of layout.args) args[name] = readers[kind](reader);
    readEach(layout, reader, args);
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
  return { args, tail: reader.remaining };
};
