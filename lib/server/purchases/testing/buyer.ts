import { ed25519 } from "@noble/curves/ed25519.js";
import { addressFromBytes, fromBase64, toBase64, type Address } from "@/lib/core/solana";

const SIGNATURE_BYTES = 64;

export interface Buyer {
  readonly wallet: Address;
  /** Signs as a wallet does: base64 in, base64 out, its own signature in the fee payer's place. */
  readonly sign: (transaction: string) => string;
  /** The same after changing one byte of the message, `fromEnd` bytes before its end. */
  signAltered(transaction: string, fromEnd: number): string;
  /** Signs a sign-in message: the signature in base64. */
  readonly signText: (message: string) => string;
}

/** @param secret the 32 bytes of an account there is already; a fresh one without it */
export const newBuyer = (secret: Uint8Array = ed25519.utils.randomSecretKey()): Buyer => {
  const wallet = addressFromBytes(ed25519.getPublicKey(secret));
  const sign = (bytes: Uint8Array): string => {
    const signatures = bytes[0] ?? 0;
    const message = bytes.subarray(1 + signatures * SIGNATURE_BYTES);
    bytes.set(ed25519.sign(message, secret), 1);
    return toBase64(bytes);
  };
  return {
    wallet,
    sign: (transaction) => sign(fromBase64(transaction)),
    signText: (message) => toBase64(ed25519.sign(new TextEncoder().encode(message), secret)),
    signAltered(transaction, fromEnd) {
      const bytes = fromBase64(transaction);
      const at = bytes.length - fromEnd;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return sign(bytes);
    },
  };
};
