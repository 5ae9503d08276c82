import type { WalletMode } from "../mode";
import { edits } from "./edits";
import { closeMessage, openMessage } from "./message";

/** The message that is signed in a mode; most sign the one they were given. */
export const messageToSign = (mode: WalletMode, message: Uint8Array): Uint8Array => {
  const edit = edits[mode];
  return edit ? closeMessage(edit(openMessage(message))) : message;
};

/** The signatures a mode returns, given those that an honest wallet would. `own` is its slot. */
export const signaturesToReturn = (
  mode: WalletMode,
  signatures: readonly Uint8Array[],
  own: number,
): readonly Uint8Array[] => {
  if (mode === "dropCosigner") {
    return signatures.map((signature, slot) => (slot === own ? signature : new Uint8Array(64)));
  }
  if (mode === "garbageSignature") {
    return signatures.map((signature, slot) =>
      slot === own ? new Uint8Array(64).fill(0xa5) : signature,
    );
  }
  return signatures;
};
