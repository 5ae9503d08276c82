import { ed25519 } from "@noble/curves/ed25519.js";
import type { Address } from "../../solana";
import type { DecodedTransaction } from "./transaction";

export interface SignerState {
  readonly address: Address;
  readonly state: "missing" | "valid" | "invalid";
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/**
 * Strict ed25519, as the cluster checks it: canonical encodings, no key or nonce of small order.
 * False rather than an error for whatever is not a signature.
 */
const verify = (signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean => {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
};

/** Each required signer with the state of its signature; 64 zero bytes are "not signed yet". */
export const signerStates = (transaction: DecodedTransaction): readonly SignerState[] =>
  transaction.signatures.flatMap((signature, index): readonly SignerState[] => {
    const address = transaction.staticKeys[index];
    const key = transaction.staticKeyBytes[index];
    if (address === undefined || key === undefined) return [];
    if (isZero(signature)) return [{ address, state: "missing" }];
    const state = verify(signature, transaction.messageBytes, key) ? "valid" : "invalid";
    return [{ address, state }];
  });
