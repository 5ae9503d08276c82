import { ed25519 } from "@noble/curves/ed25519.js";
import { getAddressEncoder } from "@solana/kit";
import type { WireTransaction } from "./wire";

/**
 * Whether every required signature is there and true. Strict as the runtime's `verify_strict`:
 * small-order keys and non-canonical points do not pass.
 */
export const verifySignatures = ({ message, signatures }: WireTransaction): boolean =>
  signatures.every((signature, index) => {
    const signer = message.staticAccounts[index];
    if (signer === undefined) return false;
    const key = Uint8Array.from(getAddressEncoder().encode(signer));
    try {
      return ed25519.verify(signature, message.bytes, key, { zip215: false });
    } catch {
      // A key that is no point of the curve: noble throws where the runtime answers "no".
      return false;
    }
  });
