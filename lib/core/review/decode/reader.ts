/** The bytes are not what the format says. Caught at the decoder's door, never beyond it. */
export class MalformedBytes extends Error {
  override name = "MalformedBytes";
}

/** A strict cursor over bytes: reading past the end is an error, never a zero. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.#offset = offset;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.remaining) throw new MalformedBytes("ends too early");
    const start = this.#offset;
    this.#offset += length;
    return this.#bytes.subarray(start, this.#offset);
  }

  u8(): number {
    const value = this.#bytes[this.#offset];
    if (value === undefined) throw new MalformedBytes("ends too early");
    this.#offset += 1;
    return value;
  }

  /** Little-endian, at most 6 bytes wide so that the number stays exact. */
  uint(width: 1 | 2 | 4): number {
    let value = 0;
    for (let index = 0; index < width; index += 1) value += this.u8() * 2 ** (8 * index);
    return value;
  }

  u64(): bigint {
    const low = this.uint(4);
    const high = this.uint(4);
    return (BigInt(high) << 32n) | BigInt(low);
  }

  /**
   * Solana's compact-u16 (solana-short-vec). Only the shortest encoding counts: the runtime refuses
   * aliases such as 80 00, some client libraries accept them.
   */
  shortLength(): number {
    let value = 0;
    for (let index = 0; index < 3; index += 1) {
      const byte = this.u8();
      if (index > 0 && byte === 0) throw new MalformedBytes("a length is not in its shortest form");
      value |= (byte & 0x7f) << (7 * index);
      if (byte < 0x80) {
        if (value > 0xffff) throw new MalformedBytes("a length is beyond 65535");
        return value;
      }
    }
    throw new MalformedBytes("a length has more than three bytes");
  }
}
