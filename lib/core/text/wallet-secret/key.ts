import { ed25519 } from "@noble/curves/ed25519.js";
import { base58, base64, base64urlnopad, hex } from "@scure/base";
import type { Span } from "./types";

const SEED_BYTES = 32;
const PAIR_BYTES = 64;

/** One run of an encoding's characters, as long as 64 bytes can be in it and no longer. */
const ENCODED = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{80,128}={0,2}(?![A-Za-z0-9+/_=-])/gu;
/** A run of numbers with commas between them, as long as it goes. */
const LIST = /\d[\d,\s]+\d/gu;

/**
 * Whether 64 bytes are a secret key with its public key behind it, as wallets and key files write it. A
 * signature has the same length; its last half is not the public key of its first.
 */
const isPair = (bytes: Uint8Array): boolean => {
  if (bytes.length !== PAIR_BYTES) return false;
  const publicKey = ed25519.getPublicKey(bytes.slice(0, SEED_BYTES));
  return publicKey.every((byte, at) => byte === bytes[SEED_BYTES + at]);
};

const decoders = [base58, base64, base64urlnopad, hex] as const;

const isEncodedPair = (text: string): boolean =>
  decoders.some((coder) => {
    try {
      return isPair(coder.decode(coder === hex ? text.toLowerCase() : text));
    } catch {
      // Not of this encoding.
      return false;
    }
  });

const isListedPair = (text: string): boolean => {
  const numbers = text.split(",").map(Number);
  const areBytes = numbers.length === PAIR_BYTES && numbers.every((number) => number <= 255);
  return areBytes && isPair(Uint8Array.from(numbers));
};

/** Runs that are looked at: each costs a multiplication on the curve, and people have one key at hand. */
const MOST_RUNS = 16;

const first = (text: string, form: RegExp, isSecret: (run: string) => boolean): Span | null => {
  for (const found of [...text.matchAll(form)].slice(0, MOST_RUNS)) {
    const [run] = found;
    if (isSecret(run)) return { start: found.index, end: found.index + run.length };
  }
  return null;
};

/** Where in a text a Solana secret key stands, in any of the usual encodings; null for none. */
export const findKey = (text: string): Span | null =>
  first(text, ENCODED, isEncodedPair) ?? first(text, LIST, isListedPair);
