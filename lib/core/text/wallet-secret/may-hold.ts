const FEWEST_WORDS = 12;
const WORD = /^[a-z]{3,8}$/iu;

/** A long run of one of the encodings of 64 bytes, or of a list of numbers. */
const ENCODED_FORM = /[A-Za-z0-9+/_-]{80}/u;
const LIST_FORM = /\d[\d,\s]{126}/u;

/** Twelve words in a row of three to eight letters, with nothing but marks, numbers and space between. */
const hasWordsInARow = (text: string): boolean => {
  let run = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    run = WORD.test(word) ? run + 1 : 0;
    if (run === FEWEST_WORDS) return true;
  }
  return false;
};

/**
 * Whether it is worth to look closely for a wallet's secret in a text. Cheap and without the word list,
 * for every key that is pressed; what it spares holds none that `findWalletSecret` would find.
 */
export const mayHoldWalletSecret = (text: string): boolean =>
  text.length >= 45 && (ENCODED_FORM.test(text) || LIST_FORM.test(text) || hasWordsInARow(text));
