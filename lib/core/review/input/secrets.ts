import { ed25519 } from "@noble/curves/ed25519.js";

const SEED_BYTES = 32;
const KEY_PAIR_BYTES = 64;

/** Lists of this many numbers are how key files and their seeds are written. */
export const isKeyLength = (length: number): boolean =>
  length === KEY_PAIR_BYTES || length === SEED_BYTES;

/**
 * Whether 64 bytes are a secret key with its public key behind it, as key files and wallet exports
 * have it. A signature has the same length and nearly never this form: its last half would have to
 * be the public key of its first.
 */
export const isKeyPair = (bytes: Uint8Array): boolean => {
  if (bytes.length !== KEY_PAIR_BYTES) return false;
  const publicKey = ed25519.getPublicKey(bytes.slice(0, SEED_BYTES));
  return publicKey.every((byte, index) => byte === bytes[SEED_BYTES + index]);
};

const FEWEST_WORDS = 12;
const SEPARATORS = /[\s,;|]+/u;
/** "3", "3." or "3)" before a word, as backups are often written. */
const NUMBERING = /^\d{1,2}[.):]?/u;
/** BIP-39 words have 3 to 8 letters in English, fewer in some other languages. */
const ENGLISH_WORD = /^[a-z]{3,8}$/u;
const OTHER_WORD = /^(?=.*[^ -~])[\p{L}\p{M}]{1,12}$/u;

/**
 * Whether a text holds twelve or more such words in a row. Not checked against the lists: a mistyped
 * phrase is a secret too, and a warning too many costs nothing.
 */
export const holdsPhrase = (text: string): boolean => {
  let run = 0;
  for (const token of text.toLowerCase().split(SEPARATORS)) {
    const word = token.replace(NUMBERING, "");
    if (word === "") continue;
    run = ENGLISH_WORD.test(word) || OTHER_WORD.test(word) ? run + 1 : 0;
    if (run === FEWEST_WORDS) return true;
  }
  return false;
};
