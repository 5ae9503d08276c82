import { base58, base64 } from "@scure/base";
import * as z from "zod";

/** Strict base64 (padding required, no whitespace). @throws Error on anything else. */
export const fromBase64 = (text: string): Uint8Array => base64.decode(text);
export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes);
export const fromBase58 = (text: string): Uint8Array => base58.decode(text);
export const toBase58 = (bytes: Uint8Array): string => base58.encode(bytes);

const isStrictBase64 = (text: string): boolean => {
  try {
    base64.decode(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Text of at most `longest` characters that `fromBase64` takes. zod's own `base64` also accepts
 * encodings with bits left over, such as "AB==", on which decoding then throws.
 */
export const strictBase64 = (longest: number) =>
  z.string().max(longest).refine(isStrictBase64, "Not base64.");
