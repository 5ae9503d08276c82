import type { Address } from "../../solana";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** 58^5: five base58 digits a step. Times 65,536 it stays below 2^53, so the arithmetic is exact. */
const STEP = 58 ** 5;

const isAddressText = (text: string): text is Address => text.length >= 32;

/**
 * 32 bytes as base58. A transaction names a dozen accounts or more and each is written out, which
 * made a general base converter the slowest part of decoding; this one is exact for 32 bytes only.
 * @throws RangeError for another length.
 */
export const addressText = (bytes: Uint8Array): Address => {
  if (bytes.length !== 32) throw new RangeError("an address has 32 bytes");
  const limbs: number[] = [];
  for (let index = 0; index < 32; index += 2) {
    let carry = (bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0);
    for (let limb = 0; limb < limbs.length; limb += 1) {
      carry += (limbs[limb] ?? 0) * 65_536;
      limbs[limb] = carry % STEP;
      carry = Math.floor(carry / STEP);
    }
    if (carry > 0) limbs.push(carry);
  }
  let digits = "";
  for (const limb of limbs) {
    let rest = limb;
    for (let digit = 0; digit < 5; digit += 1) {
      digits = ALPHABET.charAt(rest % 58) + digits;
      rest = Math.floor(rest / 58);
    }
  }
  let zeros = 0;
  while (zeros < 32 && bytes[zeros] === 0) zeros += 1;
  const text = "1".repeat(zeros) + digits.replace(/^1+/u, "");
  if (!isAddressText(text)) throw new RangeError("an address has 32 bytes");
  return text;
};
