import { base58, base64 } from "@scure/base";

/** Strict base64 (padding required, no whitespace). @throws Error on anything else. */
export const fromBase64 = (text: string): Uint8Array => base64.decode(text);
export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes);
export const fromBase58 = (text: string): Uint8Array => base58.decode(text);
export const toBase58 = (bytes: Uint8Array): string => base58.encode(bytes);
