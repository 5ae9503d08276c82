import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Address } from "../../solana";
import { addressText } from "./address-text";
import { ByteReader, MalformedBytes } from "./reader";

/** IPv6 MTU less headers: what the cluster takes at most (agave `PACKET_DATA_SIZE`). */
const PACKET_BYTES = 1232;
const SIGNATURE_BYTES = 64;
const VERSION_FLAG = 0x80;

export interface MessageHeader {
  readonly requiredSignatures: number;
  readonly readonlySigned: number;
  readonly readonlyUnsigned: number;
}

export interface CompiledInstruction {
  readonly program: Address;
  /** Indices into static keys, then writable, then read-only lookups. */
  readonly accounts: Uint8Array;
  readonly data: Uint8Array;
}

export interface TableLookup {
  readonly table: Address;
  readonly writable: Uint8Array;
  readonly readonly: Uint8Array;
}

export interface DecodedTransaction {
  readonly version: "legacy" | "v0";
  /** 64 bytes each, in the order of the signers; all zero is "not signed". */
  readonly signatures: readonly Uint8Array[];
  readonly header: MessageHeader;
  readonly staticKeys: readonly Address[];
  readonly staticKeyBytes: readonly Uint8Array[];
  readonly blockhash: string;
  readonly instructions: readonly CompiledInstruction[];
  readonly lookups: readonly TableLookup[];
  /** Exactly what is signed. */
  readonly messageBytes: Uint8Array;
}

/** `version`: well begun, but of a message version this review does not know. */
export type DecodeResult =
  | { readonly ok: true; readonly transaction: DecodedTransaction }
  | { readonly ok: false; readonly problem: "malformed" | "version"; readonly reason: string };

class UnknownVersion extends MalformedBytes {
  override name = "UnknownVersion";
}

const malformed = (reason: string): never => {
  throw new MalformedBytes(reason);
};

const readHeader = (reader: ByteReader): MessageHeader => ({
  requiredSignatures: reader.u8(),
  readonlySigned: reader.u8(),
  readonlyUnsigned: reader.u8(),
});

/** As many as the length before them says. Each takes at least a byte, so the data bounds the work. */
const readList = <T>(reader: ByteReader, read: (reader: ByteReader) => T): T[] => {
  const items: T[] = [];
  for (let left = reader.shortLength(); left > 0; left -= 1) items.push(read(reader));
  return items;
};

const readSignature = (reader: ByteReader): Uint8Array => reader.take(SIGNATURE_BYTES);
const readKey = (reader: ByteReader): Uint8Array => reader.take(32);

/** The checks of solana-message `sanitize`: without them the runtime drops the transaction. */
const checkHeader = (header: MessageHeader, keys: readonly Address[], signatures: number): void => {
  if (header.requiredSignatures === 0) malformed("needs no signature");
  if (header.requiredSignatures !== signatures)
    malformed("has another number of signatures than it needs");
  if (header.readonlySigned >= header.requiredSignatures)
    malformed("has no account that can pay the fee");
  if (header.requiredSignatures + header.readonlyUnsigned > keys.length) {
    malformed("names fewer accounts than its header says");
  }
  if (new Set(keys).size !== keys.length) malformed("names an account twice");
};

const highestOf = (indices: Uint8Array): number => {
  let highest = 0;
  for (let at = 0; at < indices.length; at += 1) highest = Math.max(highest, indices[at] ?? 0);
  return highest;
};

const readLookup = (reader: ByteReader): TableLookup => {
  const lookup = {
    table: addressText(reader.take(32)),
    writable: reader.take(reader.shortLength()),
    readonly: reader.take(reader.shortLength()),
  };
  if (lookup.writable.length + lookup.readonly.length === 0)
    malformed("names a lookup table for nothing");
  return lookup;
};

const loadedBy = (lookups: readonly TableLookup[]): number =>
  lookups.reduce((sum, { writable, readonly }) => sum + writable.length + readonly.length, 0);

const readVersion = (reader: ByteReader, bytes: Uint8Array): "legacy" | "v0" => {
  const first = bytes[reader.offset] ?? malformed("has no message");
  if (first < VERSION_FLAG) return "legacy";
  reader.u8();
  if (first !== VERSION_FLAG) throw new UnknownVersion(`message version ${first - VERSION_FLAG}`);
  return "v0";
};

const readTransaction = (bytes: Uint8Array): DecodedTransaction => {
  if (bytes.length > PACKET_BYTES) malformed(`is larger than ${PACKET_BYTES} bytes`);
  // A version 1 transaction begins with its message, so its first byte has the flag set.
  const first = bytes[0] ?? malformed("is empty");
  if (first === 0x81) throw new UnknownVersion("message version 1");
  const reader = new ByteReader(bytes);
  const signatures = readList(reader, readSignature);
  const messageStart = reader.offset;
  const version = readVersion(reader, bytes);
  const header = readHeader(reader);
  const staticKeyBytes = readList(reader, readKey);
  const staticKeys = staticKeyBytes.map(addressText);
  checkHeader(header, staticKeys, signatures.length);
  const blockhash: string = addressText(reader.take(32));
  let highest = 0;
  const instructions = readList(reader, (): CompiledInstruction => {
    const program = staticKeys[reader.u8()];
    // The fee payer is no program (solana-message `sanitize`).
    if (program === undefined || program === staticKeys[0])
      return malformed("calls a program that is not named");
    const accounts = reader.take(reader.shortLength());
    highest = Math.max(highest, highestOf(accounts));
    return { program, accounts, data: reader.take(reader.shortLength()) };
  });
  const lookups = version === "v0" ? readList(reader, readLookup) : [];
  if (reader.remaining > 0) malformed(`has ${reader.remaining} bytes after its end`);
  const accounts = staticKeys.length + loadedBy(lookups);
  if (accounts > 256) malformed("names more than 256 accounts");
  if (highest >= accounts) malformed("points at an account that is not there");
  return {
    version,
    signatures,
    header,
    staticKeys,
    staticKeyBytes,
    blockhash,
    instructions,
    lookups,
    messageBytes: bytes.subarray(messageStart),
  };
};

/**
 * Decodes wire bytes, strictly: shortest lengths, no tail, indices inside, as many signatures as
 * signers, no account twice. What passes has exactly one serialisation, the bytes it came from
 * (MSG-01). Never throws. Source: solana-sdk `message/versions`, `short-vec`.
 */
export const decodeTransaction = (bytes: Uint8Array): DecodeResult => {
  try {
    return { ok: true, transaction: readTransaction(bytes) };
  } catch (error) {
    if (!(error instanceof MalformedBytes)) throw error;
    const problem = error instanceof UnknownVersion ? "version" : "malformed";
    return { ok: false, problem, reason: error.message };
  }
};

/** Lower-case hex SHA-256 of message bytes: what an acknowledgement or a receipt belongs to. */
export const hashMessage = (messageBytes: Uint8Array): string => bytesToHex(sha256(messageBytes));
