import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** 2^255 - 19, little-endian: a y coordinate from here on has a second, smaller encoding. */
const FIELD = hexToBytes("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
/** The base point's order, 2^252 + 27742317777372353535851937790883648493, little-endian. */
const ORDER = hexToBytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

/** The y coordinates of the eight points of small order, little-endian; x = 0 or both signs of x. */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  // Order 4: y = 0, the address of 32 zero bytes.
  "0000000000000000000000000000000000000000000000000000000000000000",
  // Order 1: y = 1.
  "0100000000000000000000000000000000000000000000000000000000000000",
  // Order 2: y = -1.
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  // Order 8.
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
]);

const isBelow = (bytes: Uint8Array, bound: Uint8Array): boolean => {
  for (let index = 31; index >= 0; index -= 1) {
    const difference = (bytes[index] ?? 0) - (bound[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
};

/** A point is its y with the sign of x in the topmost bit. */
const isStrictPoint = (point: Uint8Array): boolean => {
  const y = Uint8Array.from(point);
  y[31] = (point[31] ?? 0) & 0x7f;
  return isBelow(y, FIELD) && !SMALL_ORDER.has(bytesToHex(y));
};

/**
 * Whether key A, commitment R and scalar S are written the one way the cluster takes: y of A and R
 * below the field's order, neither point of small order, S below the group's order. Verifiers differ
 * in exactly these (RFC 8032 § 8.4; Chalkias et al., "Taming the many EdDSAs"), so they are settled
 * before any of them is asked. Source: ed25519-dalek `verify_strict`, which the runtime calls.
 */
export const isStrictlyEncoded = (signature: Uint8Array, key: Uint8Array): boolean =>
  signature.length === 64 &&
  key.length === 32 &&
  isBelow(signature.subarray(32), ORDER) &&
  isStrictPoint(key) &&
  isStrictPoint(signature.subarray(0, 32));
