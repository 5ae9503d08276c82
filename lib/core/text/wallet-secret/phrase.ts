import { sha256 } from "@noble/hashes/sha2.js";
import { wordlist } from "@scure/bip39/wordlists/english";
import type { Span } from "./types";

/** BIP-39: how many words a phrase may have. The longest first, so that it is found whole. */
const LENGTHS = [24, 21, 18, 15, 12] as const;
const BITS_PER_WORD = 11;
/** One bit of checksum for 32 of entropy. */
const CHECKSUM_SHARE = 33;

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

interface Word extends Span {
  readonly index: number;
}

/** Runs of words of the list with nothing but marks, numbers and space between them. */
const runsOf = (text: string): readonly (readonly Word[])[] => {
  const runs: Word[][] = [];
  let run: Word[] = [];
  for (const found of text.matchAll(/\p{L}+/gu)) {
    const [word] = found;
    const index = indexOf.get(word.toLowerCase());
    if (index === undefined) run = [];
    else {
      if (run.length === 0) runs.push(run);
      run.push({ index, start: found.index, end: found.index + word.length });
    }
  }
  return runs;
};

/** Where in a text an English BIP-39 recovery phrase with a valid checksum stands; null for none. */
export const findPhrase = (text: string): Span | null => {
  for (const run of runsOf(text)) {
    for (const length of LENGTHS) {
      for (let from = 0; from + length <= run.length; from += 1) {
        const words = run.slice(from, from + length);
        const first = words[0];
        const last = words.at(-1);
        if (first && last && hasChecksum(words.map(({ index }) => index)))
          return { start: first.start, end: last.end };
      }
    }
  }
  return null;
};
