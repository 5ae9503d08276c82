import { base58 } from "@scure/base";
import { unusable } from "../refusal";
import { Reader } from "./reader";

export interface WireMessage {
  readonly version: "legacy" | 0;
  /** The addresses whose signatures the message needs, in the order of the signature slots. */
  readonly signers: readonly string[];
  /** How many instructions it has. */
  readonly instructions: number;
}

export interface WireTransaction {
  readonly signatures: readonly Uint8Array[];
  /** The bytes that are signed. */
  readonly message: Uint8Array;
  readonly parsed: WireMessage;
}

/** Bytes of a packet that the cluster accepts (1280, the IPv6 minimum, less headers). */
export const MAX_TRANSACTION_BYTES = 1232;

const readVersion = (reader: Reader): "legacy" | 0 => {
  const first = reader.bytes[reader.at] ?? 0;
  if (first < 0x80) return "legacy";
  if (first !== 0x80) throw unusable("This wallet signs legacy and version 0 transactions only.");
  reader.take(1);
  return 0;
};

/** Reads a message as far as signing needs it. @throws Refusal where it is not one. */
export const parseMessage = (message: Uint8Array): WireMessage => {
  const reader = new Reader(message);
  const version = readVersion(reader);
  const [required = 0] = reader.take(3);
  const keys = reader.list(() => base58.encode(reader.take(32)));
  if (required === 0 || required > keys.length) throw unusable("The transaction names no signer.");
  reader.take(32);
  const instructions = reader.list(() => {
    reader.take(1);
    reader.take(reader.length());
    reader.take(reader.length());
  }).length;
  if (version === 0) {
    reader.list(() => {
      reader.take(32);
      reader.take(reader.length());
      reader.take(reader.length());
    });
  }
  reader.end();
  return { version, signers: keys.slice(0, required), instructions };
};

/** Reads a transaction's wire bytes. @throws Refusal that says what is wrong with them. */
export const parseTransaction = (wire: Uint8Array): WireTransaction => {
  if (wire.length > MAX_TRANSACTION_BYTES) throw unusable("The transaction is too large.");
  const reader = new Reader(wire);
  const signatures = reader.list(() => reader.take(64));
  const message = wire.subarray(reader.at);
  const parsed = parseMessage(message);
  if (signatures.length !== parsed.signers.length) {
    throw unusable("The transaction has not one place for each signature.");
  }
  return { signatures, message, parsed };
};

/** Joins signatures and message again. There are at most 19 slots in a packet: one length byte. */
export const joinTransaction = (
  signatures: readonly Uint8Array[],
  message: Uint8Array,
): Uint8Array => {
  const wire = new Uint8Array(1 + 64 * signatures.length + message.length);
  wire[0] = signatures.length;
  signatures.forEach((signature, slot) => {
    wire.set(signature, 1 + 64 * slot);
  });
  wire.set(message, 1 + 64 * signatures.length);
  return wire;
};
