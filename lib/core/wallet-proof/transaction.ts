import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { address, addressFromBytes, addressToBytes, type Address } from "../solana";

/** Memo v2: its accounts are signers that vouch for the text. Source: solana-program/memo `lib.rs`. */
export const MEMO = address("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");

/** A text of ours is some hundred bytes; more than a packet (1,232) no wallet could sign. */
const LONGEST_TEXT = 1_000;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * What stands in the blockhash's place: SHA-256 of the text. A cluster's blockhash is the SHA-256 of 32
 * or 64 bytes (agave `entry/src/poh.rs`) and a durable nonce's that of 45 (`nonce/src/state`); our texts
 * are longer, so that a block or a nonce of this value would be a collision. No cluster can ever run
 * what is tied to it.
 */
export const proofBlockhash = (text: string): Address => addressFromBytes(sha256(bytesOf(text)));

/** The one way solana-short-vec writes a length below 2^14. */
const shortLength = (value: number): readonly number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7];

/**
 * The unsigned wire bytes of the transaction that proves a wallet where it can't sign the text itself:
 * a legacy message, the wallet its only signer and fee payer, one memo signed by it whose data is the
 * text, and a blockhash that is none. Made from wallet and text alone, so that whoever knows both can
 * make it again and compare.
 * @throws RangeError for a text of no proof: shorter than 65 bytes, or too long for a packet
 */
export const proofTransaction = (wallet: Address, text: string): Uint8Array => {
  const data = bytesOf(text);
  if (data.length <= 64 || data.length > LONGEST_TEXT)
    throw new RangeError(`a text of ${data.length} bytes is no proof's`);
  return concatBytes(
    Uint8Array.of(1),
    new Uint8Array(64),
    // One signature is needed; of the two accounts the memo program alone is read-only.
    Uint8Array.of(1, 0, 1, 2),
    addressToBytes(wallet),
    addressToBytes(MEMO),
    sha256(data),
    // One instruction: program 1, with account 0.
    Uint8Array.of(1, 1, 1, 0, ...shortLength(data.length)),
    data,
  );
};
