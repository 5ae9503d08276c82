import { base58 } from "@scure/base";

const KEY_PAIR_BYTES = 64;
/** 64 bytes in base58. */
const BASE58 = /^[1-9A-HJ-NP-Za-km-z]{80,90}$/u;
/** How key files are written: a list of byte values. */
const BYTE_LIST = /^\[[\d\s,]+\]$/u;
const FEWEST_BYTES = 16;
const FEWEST_WORDS = 12;

const isKeyPairText = (text: string): boolean => {
  if (!BASE58.test(text)) return false;
  try {
    return base58.decode(text).length === KEY_PAIR_BYTES;
  } catch {
    return false;
  }
};

const isByteList = (text: string): boolean =>
  BYTE_LIST.test(text) && text.split(",").length >= FEWEST_BYTES;

/**
 * Whether a text may be a wallet's seed phrase or private key (seed R13). Only its form is looked at:
 * REALM's keys and secrets have another, and a warning too many costs nothing.
 */
export const looksLikeWalletSecret = (text: string): boolean => {
  const trimmed = text.trim();
  const words = trimmed.split(/[\s,;|]+/u).filter((word) => /^\p{L}+$/u.test(word));
  return words.length >= FEWEST_WORDS || isByteList(trimmed) || isKeyPairText(trimmed);
};
