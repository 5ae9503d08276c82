/** Bytes of an HMAC-SHA256. */
const DIGEST_BYTES = 32;
const HEX_LENGTH = 2 * DIGEST_BYTES;
/** 43 digits and the one `=` that 32 bytes always end with. */
const BASE64_LENGTH = 44;

/** The value of each ASCII character as a digit, below zero where it is none. */
const digits = (alphabet: string): Int8Array => {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < alphabet.length; value += 1)
    values[alphabet.charCodeAt(value)] = value;
  return values;
};

const HEX = digits("0123456789abcdef");
for (const digit of "abcdef") HEX[digit.toUpperCase().charCodeAt(0)] = parseInt(digit, 16);
const BASE64 = digits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

const digitAt = (values: Int8Array, text: string, index: number): number =>
  values[text.charCodeAt(index)] ?? -1;

const fromHex = (text: string, start: number): Uint8Array | null => {
  const bytes = new Uint8Array(DIGEST_BYTES);
  let seen = 0;
  for (let index = 0; index < DIGEST_BYTES; index += 1) {
    const high = digitAt(HEX, text, start + 2 * index);
    const low = digitAt(HEX, text, start + 2 * index + 1);
    seen |= high | low;
    bytes[index] = (high << 4) | low;
  }
  return seen < 0 ? null : bytes;
};

const fromBase64 = (text: string, start: number): Uint8Array | null => {
  if (!text.endsWith("=")) return null;
  const bytes = new Uint8Array(DIGEST_BYTES);
  let [seen, bits, held, filled] = [0, 0, 0, 0];
  for (let index = start; index < start + BASE64_LENGTH - 1; index += 1) {
    const digit = digitAt(BASE64, text, index);
    seen |= digit;
    held = ((held << 6) | digit) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[filled] = held >> bits;
    filled += 1;
  }
  // The last digit carries two bits that belong to no byte: one digest has one spelling.
  return seen < 0 || (held & 0b11) !== 0 ? null : bytes;
};

/**
 * The 32 bytes a signature claims, written as hex or Base64 from `start` to the end of the text (A-16);
 * null for anything else. Written out because it stands in the path of every delivery: general
 * decoders cost as much as the rest of the judgement, and regular expressions stay off strangers' text.
 */
export const claimedDigest = (text: string, start = 0): Uint8Array | null => {
  switch (text.length - start) {
    case HEX_LENGTH:
      return fromHex(text, start);
    case BASE64_LENGTH:
      return fromBase64(text, start);
    default:
      return null;
  }
};
