import { decodeTransaction } from "../decode/transaction";
import type { Form } from "./types";

const SIGNATURE_BYTES = 64;
const VERSION_FLAG = 0x80;
const MOST_SIGNERS = 19;

/** Puts 64 zero bytes for each signer before a message: a transaction that nobody has signed. */
const unsigned = (message: Uint8Array): Uint8Array | null => {
  const [first = 0, second = 0] = message;
  const signers = first < VERSION_FLAG ? first : second;
  // More signatures than a packet holds; fewer than one is no message either.
  if (signers === 0 || signers > MOST_SIGNERS) return null;
  const bytes = new Uint8Array(1 + signers * SIGNATURE_BYTES + message.length);
  bytes[0] = signers;
  bytes.set(message, 1 + signers * SIGNATURE_BYTES);
  return bytes;
};

/** What bytes are, with the wire bytes to review; "ambiguous" where they are both things at once. */
export const formOf = (
  pasted: Uint8Array,
): { readonly form: Form; readonly bytes: Uint8Array } | "ambiguous" => {
  const filled = unsigned(pasted);
  const isWhole = decodeTransaction(pasted).ok;
  const isMessage = filled !== null && decodeTransaction(filled).ok;
  if (isWhole && isMessage) return "ambiguous";
  if (isWhole) return { form: "whole", bytes: pasted };
  if (isMessage) return { form: "message", bytes: filled };
  return { form: "unreadable", bytes: pasted };
};
