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

const readKeys = (reader: ByteReader): Uint8Array[] => {
  const count = reader.shortLength();
  if (count > 256) malformed("names more than 256 accounts");
  return Array.from({ length: count }, () => reader.take(32));
};

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

const readInstructions = (
  reader: ByteReader,
  keys: readonly Address[],
): { instruction: CompiledInstruction; highest: number }[] => {
  const count = reader.shortLength();
  return Array.from({ length: count }, () => {
    const program = keys[reader.u8()];
    if (program === undefined || program === keys[0])
      malformed("calls a program that is not named");
    const accounts = reader.take(reader.shortLength());
    const data = reader.take(reader.shortLength());
    const highest = accounts.reduce((most, index) => Math.max(most, index), 0);
    return {
      instruction: { program: program ?? malformed("calls no program"), accounts, data },
      highest,
    };
  });
};

const readLookups = (reader: ByteReader): TableLookup[] => {
  const count = reader.shortLength();
  return Array.from({ length: count }, () => {
    const lookup = {
      table: addressText(reader.take(32)),
      writable: reader.take(reader.shortLength()),
      readonly: reader.take(reader.shortLength()),
    };
    if (lookup.writable.length + lookup.readonly.length === 0)
      malformed("names a lookup table for nothing");
    return lookup;
  });
};

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
  const signatureCount = reader.shortLength();
  const signatures = Array.from({ length: signatureCount }, () => reader.take(SIGNATURE_BYTES));
  const messageStart = reader.offset;
  const version = readVersion(reader, bytes);
  const header = readHeader(reader);
  const staticKeyBytes = readKeys(reader);
  const staticKeys = staticKeyBytes.map(addressText);
  checkHeader(header, staticKeys, signatureCount);
  const blockhash: string = addressText(reader.take(32));
  const instructions = readInstructions(reader, staticKeys);
  const lookups = version === "v0" ? readLookups(reader) : [];
  if (reader.remaining > 0) malformed(`has ${reader.remaining} bytes after its end`);
  const loaded = lookups.reduce(
    (sum, lookup) => sum + lookup.writable.length + lookup.readonly.length,
    0,
  );
  if (staticKeys.length + loaded > 256) malformed("names more than 256 accounts");
  if (instructions.some(({ highest }) => highest >= staticKeys.length + loaded)) {
    malformed("points at an account that is not there");
  }
  return {
    version,
    signatures,
    header,
    staticKeys,
    staticKeyBytes,
    blockhash,
    instructions: instructions.map(({ instruction }) => instruction),
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
