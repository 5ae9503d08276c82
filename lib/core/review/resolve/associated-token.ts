import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { addressToBytes, type Address } from "../../solana";
import { addressText } from "../decode/address-text";
import { ASSOCIATED_TOKEN } from "../programs/addresses";

const MARKER = utf8ToBytes("ProgramDerivedAddress");

const isOnCurve = (bytes: Uint8Array): boolean => {
  try {
    ed25519.Point.fromBytes(bytes, true);
    return true;
  } catch {
    return false;
  }
};

/**
 * The associated token account of an owner for a mint: the first bump from 255 down whose hash is
 * no point of the curve. Source: solana-program `Pubkey::find_program_address`.
 */
export const associatedTokenAddress = (
  owner: Address,
  mint: Address,
  tokenProgram: Address,
): Address => {
  const seeds = concatBytes(
    addressToBytes(owner),
    addressToBytes(tokenProgram),
    addressToBytes(mint),
  );
  for (let bump = 255; bump >= 0; bump -= 1) {
    const hash = sha256(
      concatBytes(seeds, Uint8Array.of(bump), addressToBytes(ASSOCIATED_TOKEN), MARKER),
    );
    if (!isOnCurve(hash)) return addressText(hash);
  }
  throw new RangeError("no associated token address exists");
};
