import { unusable } from "../refusal";

/** Reads a transaction's bytes from the front. @throws Refusal where they end too early. */
export class Reader {
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

/** A length as compact-u16. */
export const compactLength = (length: number): number[] =>
  length < 0x80 ? [length] : [(length & 0x7f) | 0x80, ...compactLength(length >> 7)];
