import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";

const { Point } = ed25519;

const littleEndian = (bytes: Uint8Array): bigint => BigInt(`0x${bytesToHex(bytes.toReversed())}`);

/**
 * Ed25519 by curve arithmetic, for where the platform has none: the encoding of S·B - k·A is R's own.
 * No cofactor is cleared, as in dalek; noble's own `verify` clears it and so accepts signatures for
 * keys with a part of small order that the cluster refuses.
 * Expects what `isStrictlyEncoded` let through. False for a key that is no point of the curve.
 */
export const verifyByPoints = (
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): boolean => {
  const commitment = signature.subarray(0, 32);
  try {
    const k = littleEndian(sha512(concatBytes(commitment, key, message))) % Point.Fn.ORDER;
    const base = Point.BASE.multiplyUnsafe(littleEndian(signature.subarray(32)));
    const found = base.subtract(Point.fromBytes(key).multiplyUnsafe(k));
    return found.toHex() === bytesToHex(commitment);
  } catch {
    return false;
  }
};
