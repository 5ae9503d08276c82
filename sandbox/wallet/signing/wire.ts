import { base58 } from "@scure/base";
import { unusable } from "../refusal";

/** An instruction by where its parts stand in the message, so that bytes can be changed in place. */
export interface WireInstruction {
  readonly program: string;
  /** Offset of its data in the message, and the data's length in bytes. */
  readonly dataAt: number;
  readonly dataLength: number;
}

export interface WireMessage {
  readonly version: "legacy" | 0;
  /** The addresses whose signatures the message needs, in the order of the signature slots. */
  readonly signers: readonly string[];
  readonly blockhashAt: number;
  readonly instructions: readonly WireInstruction[];
}

export interface WireTransaction {
  readonly signatures: readonly Uint8Array[];
  /** The bytes that are signed. */
  readonly message: Uint8Array;
  readonly parsed: WireMessage;
}

/** Bytes of a packet that the cluster accepts (1280, the IPv6 minimum, less headers). */
export const MAX_TRANSACTION_BYTES = 1232;

class Reader {
  at = 0;
  constructor(readonly bytes: Uint8Array) {}

  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw unusable("The transaction ends too early.");
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  /** Solana's compact-u16: seven bits a byte, at most three bytes. */
  length(): number {
    let value = 0;
    for (let shift = 0; shift <= 14; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) return value;
    }
    throw unusable("A length in the transaction is not readable.");
  }

  list<T>(read: () => T): T[] {
    return Array.from({ length: this.length() }, read);
  }

  end(): void {
    if (this.at !== this.bytes.length) throw unusable("There are bytes after the transaction.");
  }
}

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
  const blockhashAt = reader.at;
  reader.take(32);
  const instructions = reader.list((): WireInstruction => {
    const program = keys[reader.byte()] ?? "";
    reader.take(reader.length());
    const dataLength = reader.length();
    const dataAt = reader.at;
    reader.take(dataLength);
    return { program, dataAt, dataLength };
  });
  if (version === 0) {
    reader.list(() => {
      reader.take(32);
      reader.take(reader.length());
      reader.take(reader.length());
    });
  }
  reader.end();
  return { version, signers: keys.slice(0, required), blockhashAt, instructions };
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
