import { findKey } from "./key";
import { mayHoldWalletSecret } from "./may-hold";
import { findPhrase } from "./phrase";
import type { Span } from "./types";

/** `phrase`: a recovery phrase; `key`: a secret key. */
export interface WalletSecret extends Span {
  readonly kind: "phrase" | "key";
}

/**
 * Finds a wallet's secret in a text (seed R13): an English BIP-39 recovery phrase with a valid checksum,
 * numbered or not, or a Solana secret key with its public half. Ordinary words, addresses, transactions and
 * signatures are none.
 *
 * What it does not see: a phrase of another language or with a mistake in it, and a secret key without
 * its public half, which looks like any address.
 */
export const findWalletSecret = (text: string): WalletSecret | null => {
  if (!mayHoldWalletSecret(text)) return null;
  const phrase = findPhrase(text);
  if (phrase) return { kind: "phrase", ...phrase };
  const key = findKey(text);
  return key ? { kind: "key", ...key } : null;
};

/** The text with every secret taken out. */
export const withoutWalletSecrets = (text: string): string => {
  let left = text;
  for (let found = findWalletSecret(left); found; found = findWalletSecret(left))
    left = left.slice(0, found.start) + left.slice(found.end);
  return left;
};
