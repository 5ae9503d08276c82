import { bytesToHex } from "@noble/hashes/utils.js";
import { getCompiledTransactionMessageDecoder, getTransactionDecoder } from "@solana/kit";
import { VersionedTransaction } from "@solana/web3.js";
import { decodeTransaction } from "../transaction";
import type { Wire } from "./wire";

const messageDecoder = getCompiledTransactionMessageDecoder();
const transactionDecoder = getTransactionDecoder();
const hex = (bytes: Iterable<number> | undefined): string =>
  bytesToHex(Uint8Array.from(bytes ?? []));

/** What one reader makes of the bytes; null where it refuses them. */
export type Reader = (bytes: Uint8Array) => Wire | null;

export const ours: Reader = (bytes) => {
  const result = decodeTransaction(bytes);
  if (!result.ok) return null;
  const { version, header, signatures, staticKeys, blockhash, instructions, lookups } =
    result.transaction;
  return {
    version: version === "legacy" ? version : 0,
    header: [header.requiredSignatures, header.readonlySigned, header.readonlyUnsigned],
    signatures: signatures.map(hex),
    keys: staticKeys,
    blockhash,
    instructions: instructions.map(({ program, accounts, data }) => ({
      program: staticKeys.indexOf(program),
      accounts: [...accounts],
      data: hex(data),
    })),
    lookups: lookups.map(({ table, writable, readonly }) => ({
      table,
      writable: [...writable],
      readonly: [...readonly],
    })),
  };
};

const fromWeb3 = (bytes: Uint8Array): Wire => {
  const { message, signatures } = VersionedTransaction.deserialize(bytes);
  const { header } = message;
  return {
    version: message.version,
    header: [
      header.numRequiredSignatures,
      header.numReadonlySignedAccounts,
      header.numReadonlyUnsignedAccounts,
    ],
    signatures: signatures.map(hex),
    keys: message.staticAccountKeys.map((key) => key.toBase58()),
    blockhash: message.recentBlockhash,
    instructions: message.compiledInstructions.map((instruction) => ({
      program: instruction.programIdIndex,
      accounts: instruction.accountKeyIndexes,
      data: hex(instruction.data),
    })),
    lookups: message.addressTableLookups.map((lookup) => ({
      table: lookup.accountKey.toBase58(),
      writable: lookup.writableIndexes,
      readonly: lookup.readonlyIndexes,
    })),
  };
};

/**
 * kit keeps signatures by address, in the order of the signers. Version 1 is laid out otherwise, so it
 * has a test of its own (transaction.test.ts).
 */
const fromKit = (bytes: Uint8Array): Wire => {
  const { messageBytes, signatures } = transactionDecoder.decode(bytes);
  const message = messageDecoder.decode(messageBytes);
  if (message.version === 1) throw new TypeError("version 1");
  const { header } = message;
  return {
    version: message.version,
    header: [
      header.numSignerAccounts,
      header.numReadonlySignerAccounts,
      header.numReadonlyNonSignerAccounts,
    ],
    signatures: Object.values(signatures).map((signature) => hex(signature ?? new Uint8Array(64))),
    keys: message.staticAccounts,
    blockhash: message.lifetimeToken,
    instructions: message.instructions.map((instruction) => ({
      program: instruction.programAddressIndex,
      accounts: instruction.accountIndices ?? [],
      data: hex(instruction.data),
    })),
    lookups:
      message.version === 0
        ? (message.addressTableLookups ?? []).map((lookup) => ({
            table: lookup.lookupTableAddress,
            writable: lookup.writableIndexes,
            readonly: lookup.readonlyIndexes,
          }))
        : [],
  };
};

const orNull =
  (read: (bytes: Uint8Array) => Wire): Reader =>
  (bytes) => {
    try {
      return read(bytes);
    } catch {
      return null;
    }
  };

export const web3 = orNull(fromWeb3);
export const kit = orNull(fromKit);
