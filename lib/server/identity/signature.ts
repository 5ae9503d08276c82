import { addressToBytes, type Address } from "@/lib/core/solana";
import { ed25519 } from "@noble/curves/ed25519.js";

/**
 * Whether `address` signed `message`. Strict (RFC 8032 with small-order keys refused): under the
 * looser ZIP 215 rules, and in node:crypto, the all-zero key verifies messages nobody signed.
 */
export const isSignedBy = (
  address: Address,
  message: Uint8Array,
  signature: Uint8Array,
): boolean => {
  if (signature.length !== 64) return false;
  try {
    return ed25519.verify(signature, message, addressToBytes(address), { zip215: false });
  } catch {
    // noble throws where the key or the signature is no point of the curve: not signed.
    return false;
  }
};
