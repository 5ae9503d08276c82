import { ed25519 } from "@noble/curves/ed25519.js";
import { base58 } from "@scure/base";
import { matching, type Rule } from "../rule";

/** A keypair's second half is the public key of its first, which no signature's is. */
const isKeypair = (bytes: Uint8Array): boolean =>
  bytes.length === 64 &&
  Buffer.from(ed25519.getPublicKey(bytes.slice(0, 32))).equals(bytes.subarray(32));

const isNumbers = (text: string): boolean => {
  const numbers = (text.match(/\d+/gu) ?? []).map(Number);
  return numbers.every((number) => number < 256) && isKeypair(Uint8Array.from(numbers));
};

const asText = matching(/(?<![\w+/])[1-9A-HJ-NP-Za-km-z]{80,90}(?![\w+/=])/gu, (text) =>
  isKeypair(base58.decode(text)),
);
const asNumbers = matching(/\[([\d\s,]{127,1000})\]/gu, isNumbers);

/** As wallets export it (base58) and as the Solana tools keep it (64 numbers). */
export const solanaKeypair: Rule = {
  id: "solana-keypair",
  what: "a Solana keypair",
  find: (text, file) => [...asText(text, file), ...asNumbers(text, file)],
};
