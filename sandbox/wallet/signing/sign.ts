import { ed25519 } from "@noble/curves/ed25519.js";
import type { WalletMode } from "../mode";
import type { Signed } from "../protocol";
import { notAuthorized, unusable } from "../refusal";
import { messageToSign, signaturesToReturn } from "./misbehave";
import { joinTransaction, parseMessage, parseTransaction, type WireTransaction } from "./wire";

export interface Signer {
  readonly address: string;
  /** Solana's 64 bytes: the seed, then the public key. */
  readonly secretKey: Uint8Array;
}

const signBytes = (bytes: Uint8Array, { secretKey }: Signer): Uint8Array =>
  ed25519.sign(bytes, secretKey.subarray(0, 32));

/** The slot of an account among a transaction's signatures. @throws Refusal where it has none. */
export const signatureSlot = (signers: readonly string[], address: string): number => {
  const slot = signers.indexOf(address);
  if (slot === -1) throw unusable(`The transaction does not ask for a signature of ${address}.`);
  return slot;
};

/** The signatures of one message, put into another's slots by whose they are. */
const moved = (from: WireTransaction, signers: readonly string[]): readonly Uint8Array[] =>
  signers.map(
    (address) => from.signatures[from.parsed.signers.indexOf(address)] ?? new Uint8Array(64),
  );

/**
 * Places the account's signature in its slot and leaves the others as they are, unless the mode says
 * otherwise. @throws Refusal for unreadable bytes and where the account is not a required signer.
 * @param key whose key signs, where a mode signs with another account's.
 */
export const signTransaction = (
  wire: Uint8Array,
  signer: Signer,
  mode: WalletMode,
  key: Signer = signer,
): Signed => {
  const transaction = parseTransaction(wire);
  signatureSlot(transaction.parsed.signers, signer.address);
  const message = messageToSign(mode, transaction.message);
  const { signers } = parseMessage(message);
  const slot = signatureSlot(signers, signer.address);
  const signed = moved(transaction, signers).with(slot, signBytes(message, key));
  const signatures = signaturesToReturn(mode, signed, slot);
  const signature = signatures[slot];
  if (!signature) throw notAuthorized();
  return { bytes: joinTransaction(signatures, message), signature: signature.slice() };
};

const isTransactionMessage = (bytes: Uint8Array): boolean => {
  try {
    parseMessage(bytes);
    return true;
  } catch {
    return false;
  }
};

/**
 * Says no to a "message" that is a transaction's: its signature would be as good as signTransaction's,
 * without the person having been told. @throws Refusal
 */
export const refuseDisguisedTransaction = (message: Uint8Array): void => {
  if (isTransactionMessage(message)) throw unusable("This message is a transaction in disguise.");
};

/** Signs bytes as they are. @throws Refusal for a transaction's message. */
export const signMessage = (message: Uint8Array, signer: Signer): Signed => {
  refuseDisguisedTransaction(message);
  return { bytes: message, signature: signBytes(message, signer) };
};
