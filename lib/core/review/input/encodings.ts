import { hexToBytes } from "@noble/hashes/utils.js";
import { fromBase58, fromBase64 } from "../../solana";

/** base58 takes quadratic time; the largest transaction has 1,683 characters of it. */
const LONGEST_BASE58 = 1_700;

const read = (decode: () => Uint8Array): readonly Uint8Array[] => {
  try {
    return [decode()];
  } catch {
    // Not this encoding; another may fit.
    return [];
  }
};

/** Both alphabets, with or without padding; links and chat programs change either. */
const looseBase64 = (text: string): Uint8Array => {
  const digits = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/u, "");
  return fromBase64(digits.padEnd(Math.ceil(digits.length / 4) * 4, "="));
};

/** The bytes a text stands for in each encoding that it can be in: hex, base64, base58. */
export const readings = (text: string): readonly Uint8Array[] => {
  const tight = text.replace(/\s+/gu, "");
  return [
    ...read(() => hexToBytes(tight.replace(/^0x/u, ""))),
    ...read(() => looseBase64(tight)),
    // A form field turns "+" into a space.
    ...(text.includes(" ") ? read(() => looseBase64(text.replaceAll(" ", "+"))) : []),
    ...(tight.length <= LONGEST_BASE58 ? read(() => fromBase58(tight)) : []),
  ];
};
