const SIGNATURE_BYTES = 64;

/** Where the message begins: behind the signatures, whose count is one byte while they are few. */
export const messageOffset = (bytes: Uint8Array): number => 1 + (bytes[0] ?? 0) * SIGNATURE_BYTES;

/** The bytes with another value at one place. */
export const withByte = (bytes: Uint8Array, at: number, value: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? value : byte));

/** The signature of the signer at that place. */
export const signatureAt = (bytes: Uint8Array, place: number): Uint8Array =>
  bytes.slice(1 + place * SIGNATURE_BYTES, 1 + (place + 1) * SIGNATURE_BYTES);

/** The bytes with another signature of the signer at that place. */
export const withSignature = (
  bytes: Uint8Array,
  place: number,
  signature: Uint8Array,
): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy.set(signature, 1 + place * SIGNATURE_BYTES);
  return copy;
};

/** The bytes with every occurrence of one address turned into another. */
export const withAddress = (
  bytes: Uint8Array,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Uint8Array => {
  const copy = Buffer.from(bytes);
  const wanted = Buffer.from(Uint8Array.from(from));
  for (let at = copy.indexOf(wanted); at >= 0; at = copy.indexOf(wanted, at + 1)) {
    copy.set(Uint8Array.from(to), at);
  }
  return Uint8Array.from(copy);
};
