import { equalBytes } from "@noble/curves/utils.js";
import { accountsOf, wireBytes, type Wire } from "./wire";

/**
 * Why a transaction that a library reads is refused here all the same: the runtime drops it. One
 * check each of solana-message `sanitize` (legacy.rs, v0/mod.rs), solana-transaction
 * `versioned/mod.rs`, solana-short-vec and the packet size, written from the library's reading. That
 * there are as many signatures as signers and a known version, both libraries check themselves.
 */
export const refusedHere: Readonly<Record<string, (wire: Wire, bytes: Uint8Array) => boolean>> = {
  "larger than a packet": (_, bytes) => bytes.length > 1_232,
  "bytes after the end": (wire, bytes) => {
    const written = wireBytes(wire);
    return bytes.length > written.length && equalBytes(written, bytes.subarray(0, written.length));
  },
  "a length not in its shortest form": (wire, bytes) => {
    const written = wireBytes(wire);
    return !equalBytes(written, bytes.subarray(0, written.length));
  },
  "no signer that can pay the fee": ({ header }) => header[1] >= header[0],
  "fewer accounts than its header says": ({ header, keys }) => header[0] + header[2] > keys.length,
  "an account named twice": ({ keys }) => new Set(keys).size !== keys.length,
  "a program that is not named, or that pays": ({ instructions, keys }) =>
    instructions.some(({ program }) => program === 0 || program >= keys.length),
  "an account index beyond the end": (wire) =>
    wire.instructions.some(({ accounts }) => accounts.some((index) => index >= accountsOf(wire))),
  "a lookup table for nothing": ({ lookups }) =>
    lookups.some(({ writable, readonly }) => writable.length + readonly.length === 0),
  "more than 256 accounts": (wire) => accountsOf(wire) > 256,
};

/** The names of all that apply. */
export const reasonsToRefuse = (wire: Wire, bytes: Uint8Array): readonly string[] =>
  Object.entries(refusedHere).flatMap(([name, applies]) => (applies(wire, bytes) ? [name] : []));
