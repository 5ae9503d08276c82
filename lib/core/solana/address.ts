import { base58 } from "@scure/base";
import type { Address } from "@solana/kit";
import * as z from "zod";

export type { Address };

/** base58 of 32 bytes is 32 to 44 characters; measured first so that long text costs nothing. */
const LOOKS_LIKE_ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/u;

/** Decoding takes a hundred times as long as looking here, and the same addresses come again and again. */
const known = new Set<string>();
const MOST_KNOWN = 1_000;

const decodesTo32Bytes = (text: string): boolean => {
  try {
    return base58.decode(text).length === 32;
  } catch {
    return false;
  }
};

/** Whether the text is the base58 of exactly 32 bytes. Says nothing of the curve. */
export const isAddress = (text: string): text is Address => {
  if (known.has(text)) return true;
  if (!LOOKS_LIKE_ADDRESS.test(text) || !decodesTo32Bytes(text)) return false;
  if (known.size >= MOST_KNOWN) known.clear();
  known.add(text);
  return true;
};

/** Takes text as an address. @throws TypeError where it is none: a programmer's mistake. */
export const address = (text: string): Address => {
  if (!isAddress(text)) throw new TypeError("not a Solana address");
  return text;
};

/** 32 bytes as an address. @throws TypeError for another length. */
export const addressFromBytes = (bytes: Uint8Array): Address => {
  if (bytes.length !== 32) throw new TypeError("an address has 32 bytes");
  return address(base58.encode(bytes));
};

/** The 32 bytes of an address. */
export const addressToBytes = (value: Address): Uint8Array => base58.decode(value);

export const addressSchema = z.string().refine(isAddress, "Not a Solana address.");
