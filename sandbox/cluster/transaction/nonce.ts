import { createHash } from "node:crypto";
import { base58 } from "@scure/base";
import {
  getNonceDecoder,
  getNonceEncoder,
  getNonceSize,
  NonceState,
  SYSTEM_PROGRAM_ADDRESS,
  SystemInstruction,
  identifySystemInstruction,
  type Nonce,
} from "@solana-program/system";
import { address, type Address, type EncodedAccount } from "@solana/kit";
import type { AccountKey } from "./accounts";
import type { WireMessage } from "./wire";

/** The nonce in an account's data, or null when the account holds none that is initialised. */
export const readNonce = (account: EncodedAccount | null): Nonce | null => {
  if (account === null || account.programAddress !== SYSTEM_PROGRAM_ADDRESS) return null;
  if (account.data.length !== getNonceSize()) return null;
  const nonce = getNonceDecoder().decode(account.data);
  return nonce.state === NonceState.Initialized ? nonce : null;
};

/**
 * The account a message names to take its lifetime from: the first account of a first instruction
 * that is System AdvanceNonceAccount, writable (solana-svm-transaction `get_durable_nonce`).
 */
export const nonceAccountOf = (
  message: WireMessage,
  keys: readonly AccountKey[],
): Address | null => {
  const first = message.instructions[0];
  if (first === undefined) return null;
  if (message.staticAccounts[first.programIdIndex] !== SYSTEM_PROGRAM_ADDRESS) return null;
  if (first.data.length < 4) return null;
  if (Buffer.from(first.data).readUInt32LE(0) > 13) return null;
  if (identifySystemInstruction(first.data) !== SystemInstruction.AdvanceNonceAccount) return null;
  const key = keys[first.accounts[0] ?? keys.length];
  return key?.writable === true ? key.address : null;
};

/** The nonce that follows from a blockhash (solana-nonce `DurableNonce::from_blockhash`). */
const durableNonce = (blockhash: string): Address =>
  address(
    base58.encode(
      createHash("sha256").update("DURABLE_NONCE").update(base58.decode(blockhash)).digest(),
    ),
  );

/**
 * Whether the nonce is the message's lifetime, its authority signs the advance, and the advance
 * would change it (a nonce serves once per blockhash).
 */
export const nonceAllows = (
  nonce: Nonce,
  message: WireMessage,
  keys: readonly AccountKey[],
  blockhash: string,
): boolean => {
  const signers = message.instructions[0]?.accounts ?? [];
  return (
    nonce.blockhash === message.lifetime &&
    nonce.blockhash !== durableNonce(blockhash) &&
    signers.some((index) => {
      const key = keys[index];
      return key?.signer === true && key.address === nonce.authority;
    })
  );
};

/**
 * The nonce account moved on, as the runtime leaves it when the transaction itself failed: a used
 * nonce must not be usable twice.
 */
export const advancedNonce = (account: EncodedAccount, blockhash: string): EncodedAccount => {
  const nonce = getNonceDecoder().decode(account.data);
  const data = getNonceEncoder().encode({ ...nonce, blockhash: durableNonce(blockhash) });
  return { ...account, data: Uint8Array.from(data) };
};
