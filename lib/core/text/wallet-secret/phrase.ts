import { sha256 } from "@noble/hashes/sha2.js";
import { wordlist } from "@scure/bip39/wordlists/english";
import type { Span } from "./types";
import { runsOf, windowsOf } from "./windows";

const BITS_PER_WORD = 11;
/** One bit of checksum for 32 of entropy. */
const CHECKSUM_SHARE = 33;

/**
 * Windows of words whose checksum is computed, in a whole text. Whoever writes one gets by with a few;
 * a body made of nothing but the list's words must not keep the server busy.
 */
const MOST_WINDOWS = 256;

const indexOf: ReadonlyMap<string, number> = new Map(wordlist.map((word, index) => [word, index]));

/** Whether the words' last bits are the first ones of the hash of those before (BIP-39, Checksum). */
const hasChecksum = (indices: readonly number[]): boolean => {
  const bits = indices.map((index) => index.toString(2).padStart(BITS_PER_WORD, "0")).join("");
  const checksumBits = bits.length / CHECKSUM_SHARE;
  const entropy = Uint8Array.from({ length: (bits.length - checksumBits) / 8 }, (_, byte) =>
    Number.parseInt(bits.slice(byte * 8, byte * 8 + 8), 2),
  );
  const [first = 0] = sha256(entropy);
  return first.toString(2).padStart(8, "0").startsWith(bits.slice(-checksumBits));
};

/**
 * Where in a text an English BIP-39 recovery phrase with a valid checksum stands; null for none. Only
 * where one may stand by its surroundings (windows.ts), and at most MOST_WINDOWS times.
 *
 * Words of the list that are no phrase have a valid checksum once in 16 windows of 12 words, 32 of 15,
 * 64 of 18, 128 of 21 and 256 of 24. So 20 of them in a row with spaces between are taken for one in
 * about 26 of 100 cases, 20 tags with commas never, and exactly 12 in either form in 6 of 100.
 */
export const findPhrase = (text: string, isPhrase = hasChecksum): Span | null => {
  let looked = 0;
  for (const run of runsOf(text, indexOf)) {
    for (const words of windowsOf(run)) {
      const [first] = words;
      const last = words.at(-1);
      if (first && last && isPhrase(words.map(({ index }) => index)))
        return { start: first.start, end: last.end };
      looked += 1;
      if (looked === MOST_WINDOWS) return null;
    }
  }
  return null;
};
