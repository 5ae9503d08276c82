import type { Address } from "../../solana";
import { verifyStrict } from "./ed25519/verify";
import type { DecodedTransaction } from "./transaction";

export interface SignerState {
  readonly address: Address;
  readonly state: "missing" | "valid" | "invalid";
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** Each required signer with the state of its signature; 64 zero bytes are "not signed yet". */
export const signerStates = async (
  transaction: DecodedTransaction,
): Promise<readonly SignerState[]> => {
  const { signatures, staticKeys, staticKeyBytes, messageBytes } = transaction;
  const states = signatures.map(async (signature, index): Promise<readonly SignerState[]> => {
    const address = staticKeys[index];
    const key = staticKeyBytes[index];
    if (address === undefined || key === undefined) return [];
    if (isZero(signature)) return [{ address, state: "missing" }];
    const valid = await verifyStrict(signature, messageBytes, key);
    return [{ address, state: valid ? "valid" : "invalid" }];
  });
  return (await Promise.all(states)).flat();
};
