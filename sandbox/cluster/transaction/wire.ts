import {
  getCompiledTransactionMessageDecoder,
  getTransactionDecoder,
  type Address,
  type Transaction,
} from "@solana/kit";
import { base58 } from "@scure/base";
import { sanitize } from "./sanitize";

/** The most bytes a transaction may have on the wire (one network packet). */
export const MAX_TRANSACTION_BYTES = 1232;

interface CompiledInstruction {
  readonly programIdIndex: number;
  readonly accounts: readonly number[];
  readonly data: Uint8Array;
}

export interface TableLookup {
  readonly table: Address;
  readonly writableIndexes: readonly number[];
  readonly readonlyIndexes: readonly number[];
}

interface MessageHeader {
  readonly numSignerAccounts: number;
  readonly numReadonlySignerAccounts: number;
  readonly numReadonlyNonSignerAccounts: number;
}

/** A message with its version's differences smoothed out; `lifetime` is a blockhash or a nonce. */
export interface WireMessage {
  readonly version: "legacy" | 0 | 1;
  readonly bytes: Uint8Array;
  readonly header: MessageHeader;
  readonly staticAccounts: readonly Address[];
  readonly instructions: readonly CompiledInstruction[];
  readonly lookups: readonly TableLookup[];
  readonly lifetime: string;
  /** Lamports a version 1 message offers on top; older ones say it in instructions. */
  readonly priorityFee: bigint;
}

export interface WireTransaction {
  /** base58 of the fee payer's signature; the transaction's name. */
  readonly signature: string;
  readonly signatures: readonly Uint8Array[];
  readonly bytes: Uint8Array;
  readonly message: WireMessage;
  readonly runtimeForm: Transaction;
}

const UNSIGNED = new Uint8Array(64);

/** Reads a message. @throws Error when the bytes are not exactly one message. */
export const decodeMessage = (bytes: Uint8Array): WireMessage => {
  const [compiled, end] = getCompiledTransactionMessageDecoder().read(bytes, 0);
  if (end !== bytes.length) throw new Error("trailing bytes after the message");
  const common = {
    bytes,
    header: compiled.header,
    staticAccounts: compiled.staticAccounts,
    lifetime: compiled.lifetimeToken,
    priorityFee: 0n,
  };
  if (compiled.version === 1) {
    const instructions = compiled.instructionHeaders.map((header, index) => {
      const payload = compiled.instructionPayloads[index];
      if (payload === undefined) throw new Error("an instruction without its payload");
      return {
        programIdIndex: header.programAccountIndex,
        accounts: payload.instructionAccountIndices,
        data: Uint8Array.from(payload.instructionData),
      };
    });
    // Of a version 1 message's settings the priority fee alone is 64 bits wide (SIMD-0385).
    const [priorityFee = 0n] = compiled.configValues.flatMap((config) =>
      config.kind === "u64" ? [config.value] : [],
    );
    return { ...common, version: 1, instructions, lookups: [], priorityFee };
  }
  const instructions = compiled.instructions.map((instruction) => ({
    programIdIndex: instruction.programAddressIndex,
    accounts: instruction.accountIndices ?? [],
    data: Uint8Array.from(instruction.data ?? []),
  }));
  if (compiled.version === "legacy") {
    return { ...common, version: "legacy", instructions, lookups: [] };
  }
  const lookups = (compiled.addressTableLookups ?? []).map((lookup) => ({
    table: lookup.lookupTableAddress,
    writableIndexes: lookup.writableIndexes,
    readonlyIndexes: lookup.readonlyIndexes,
  }));
  return { ...common, version: 0, instructions, lookups };
};

/**
 * Reads a transaction strictly: no byte more than it says, one signature slot per signer, every
 * index inside its list.
 * @throws SanitizeError for a transaction that reads but contradicts itself; Error otherwise.
 */
export const decodeTransaction = (bytes: Uint8Array): WireTransaction => {
  const [runtimeForm, end] = getTransactionDecoder().read(bytes, 0);
  if (end !== bytes.length) throw new Error("trailing bytes after the transaction");
  const message = decodeMessage(Uint8Array.from(runtimeForm.messageBytes));
  const signatures = Object.values(runtimeForm.signatures).map((signature) =>
    signature === null ? UNSIGNED : Uint8Array.from(signature),
  );
  sanitize(message, signatures.length);
  const signature = base58.encode(signatures[0] ?? UNSIGNED);
  return { signature, signatures, bytes, message, runtimeForm };
};
