/** How an argument can stand in instruction data; one that ends in "?" may be absent. */
const argKinds = [
  "u8",
  "i8",
  "u16",
  "i16",
  "u32",
  "u64",
  "i64",
  "f64",
  "bool",
  "key",
  // A presence flag of one byte stands before these three.
  "key?",
  "u64?",
  "i64?",
  // 32 bytes without a flag: all zero is "none" (Token-2022's OptionalNonZeroPubkey).
  "nonZeroKey?",
  // A boolean that older encodings leave out at the very end (SIMD-0430).
  "endBool?",
  // Length as u32, then UTF-8 (borsh).
  "string32",
  // Length as u64, then UTF-8 or bytes (bincode).
  "string64",
  "bytes64",
  // Ciphertexts of confidential balances, 36 and 64 bytes.
  "aeCiphertext",
  "elGamalCiphertext",
  // Length as u64, then so many addresses.
  "keys64",
  // Everything that is left: as numbers of two bytes, as UTF-8, as bytes.
  "u16s",
  "text",
  "rest",
  // Which field of a token's metadata: one of three, or a key of its own.
  "metadataField",
] as const;

export type ArgKind = (typeof argKinds)[number];

const known: ReadonlySet<string> = new Set(argKinds);

export const isArgKind = (text: string): text is ArgKind => known.has(text);
