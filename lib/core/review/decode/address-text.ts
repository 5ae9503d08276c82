import type { Address } from "../../solana";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/** 58^5: five base58 digits. 2^256 has nine of these. */
const STEP = 58 ** 5;
const LIMBS = 9;

/** What two bytes are worth in each place: 2^(16·(15-i)) in base 58^5, lowest first, a row for each i. */
const weights = Float64Array.from({ length: 16 * LIMBS }, (_, index) => {
  const [pair, place] = [Math.floor(index / LIMBS), index % LIMBS];
  return Number(((1n << BigInt(16 * (15 - pair))) / BigInt(STEP) ** BigInt(place)) % BigInt(STEP));
});

/** Used again by each call: nothing waits while it holds a number. */
const limbs = new Float64Array(LIMBS);

/** The bytes in base 58^5, lowest first. Sums stay below 16 · 2^16 · 58^5 < 2^53, so they are exact. */
const fillLimbs = (bytes: Uint8Array): void => {
  limbs.fill(0);
  for (let pair = 0; pair < 16; pair += 1) {
    const value = (bytes[2 * pair] ?? 0) * 256 + (bytes[2 * pair + 1] ?? 0);
    for (let place = 0; place < LIMBS; place += 1)
      limbs[place] = (limbs[place] ?? 0) + value * (weights[pair * LIMBS + place] ?? 0);
  }
  for (let place = 0; place < LIMBS - 1; place += 1) {
    const sum = limbs[place] ?? 0;
    const carry = Math.floor(sum / STEP);
    limbs[place] = sum - carry * STEP;
    limbs[place + 1] = (limbs[place + 1] ?? 0) + carry;
  }
};

/** All 3,364 pairs of digits, so that a limb is written in three pieces. */
const pairs = Array.from(ALPHABET, (high) => Array.from(ALPHABET, (low) => high + low)).flat();

const isAddressText = (text: string): text is Address => text.length >= 32;

/**
 * 32 bytes as base58. A transaction names a dozen accounts and each is written out, which made a
 * general base converter the slowest part of decoding; this one is exact for 32 bytes only.
 * @throws RangeError for another length.
 */
export const addressText = (bytes: Uint8Array): Address => {
  if (bytes.length !== 32) throw new RangeError("an address has 32 bytes");
  fillLimbs(bytes);
  let digits = "";
  for (let place = LIMBS - 1; place >= 0; place -= 1) {
    // Below 2^30: whole numbers divide much quicker than floating ones.
    const limb = (limbs[place] ?? 0) | 0;
    const upper = (limb / 3364) | 0;
    digits += ALPHABET.charAt((upper / 3364) | 0);
    digits += pairs[upper % 3364] ?? "";
    digits += pairs[limb % 3364] ?? "";
  }
  let zeros = 0;
  while (zeros < 32 && bytes[zeros] === 0) zeros += 1;
  let first = 0;
  while (digits.charAt(first) === "1") first += 1;
  const text = digits.slice(first - zeros);
  if (!isAddressText(text)) throw new RangeError("an address has 32 bytes");
  return text;
};
