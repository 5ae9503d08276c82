import type { WalletMode } from "../mode";
import type { WireInstruction, WireMessage, WireTransaction } from "./wire";

const SYSTEM_PROGRAM = "11111111111111111111111111111111";
const COMPUTE_BUDGET = "ComputeBudget111111111111111111111111111111";
/** System Transfer: tag 2 in four bytes, then the lamports in eight. */
const isTransfer = (
  message: Uint8Array,
  { program, dataAt, dataLength }: WireInstruction,
): boolean =>
  program === SYSTEM_PROGRAM && dataLength === 12 && viewOf(message).getUint32(dataAt, true) === 2;
/** Compute Budget SetComputeUnitPrice: tag 3 in one byte, then micro-lamports in eight. */
const isUnitPrice = (
  message: Uint8Array,
  { program, dataAt, dataLength }: WireInstruction,
): boolean => program === COMPUTE_BUDGET && dataLength === 9 && message[dataAt] === 3;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const addToU64 = (message: Uint8Array, at: number, amount: bigint): Uint8Array => {
  const changed = message.slice();
  const view = viewOf(changed);
  view.setBigUint64(at, view.getBigUint64(at, true) + amount, true);
  return changed;
};

/** One lamport more in the first System transfer; where there is none, another blockhash. */
const flip = (message: Uint8Array, { instructions, blockhashAt }: WireMessage): Uint8Array => {
  const transfer = instructions.find((instruction) => isTransfer(message, instruction));
  return addToU64(message, transfer ? transfer.dataAt + 4 : blockhashAt, 1n);
};

/** One micro-lamport more a unit, as wallets adjust it; unchanged where no price is set. */
const raisePrice = (message: Uint8Array, { instructions }: WireMessage): Uint8Array => {
  const price = instructions.find((instruction) => isUnitPrice(message, instruction));
  return price ? addToU64(message, price.dataAt + 1, 1n) : message;
};

/** The message that is signed in a mode: only two of them sign another one than they were given. */
export const messageToSign = (
  mode: WalletMode,
  { message, parsed }: WireTransaction,
): Uint8Array => {
  if (mode === "flipMessage") return flip(message, parsed);
  if (mode === "addPriorityFee") return raisePrice(message, parsed);
  return message;
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
