import type { Address } from "../../solana";
import { addressText } from "../decode/address-text";
import { ByteReader, MalformedBytes } from "../decode/reader";
import { isTokenProgram } from "../programs/addresses";
import type { AccountState } from "./cluster-reader";

/** A token account. Amounts in base units. */
export interface TokenAccount {
  readonly mint: Address;
  readonly owner: Address;
  readonly amount: bigint;
  readonly delegate: Address | null;
  readonly closeAuthority: Address | null;
  readonly frozen: boolean;
}

export interface MintState {
  /** All there is of the token, in base units. */
  readonly supply: bigint;
  readonly decimals: number;
  readonly mintAuthority: Address | null;
  readonly freezeAuthority: Address | null;
  /** Token-2022 extension types, by their number in the program's `ExtensionType`. */
  readonly extensions: readonly number[];
}

const TOKEN_ACCOUNT_BYTES = 165;
const MINT_BYTES = 82;
const MULTISIG_BYTES = 355;
/** Where Token-2022 says what an account with extensions is. */
const KIND_OFFSET = 165;
const KIND_MINT = 1;
const KIND_ACCOUNT = 2;
/** `AccountState`: 0 is uninitialized, 1 initialized. */
const FROZEN = 2;

const optionalKey = (reader: ByteReader): Address | null => {
  const present = reader.uint(4) !== 0;
  const key = addressText(reader.take(32));
  return present ? key : null;
};

const kindOf = (state: AccountState): "account" | "mint" | null => {
  const { length } = state.data;
  if (!isTokenProgram(state.owner) || length === MULTISIG_BYTES) return null;
  if (length === MINT_BYTES) return "mint";
  if (length === TOKEN_ACCOUNT_BYTES) return "account";
  const kind = state.data[KIND_OFFSET];
  if (kind === KIND_MINT) return "mint";
  return kind === KIND_ACCOUNT ? "account" : null;
};

/** Reads a token account of either program; null for anything else. Source: spl-token `state.rs`. */
export const readTokenAccount = (state: AccountState | null): TokenAccount | null => {
  if (state === null || kindOf(state) !== "account") return null;
  const reader = new ByteReader(state.data);
  const mint = addressText(reader.take(32));
  const owner = addressText(reader.take(32));
  const amount = reader.u64();
  const delegate = optionalKey(reader);
  const accountState = reader.u8();
  reader.take(4 + 8 + 8);
  const closeAuthority = optionalKey(reader);
  if (accountState === 0) return null;
  return { mint, owner, amount, delegate, closeAuthority, frozen: accountState === FROZEN };
};

const readExtensions = (data: Uint8Array): number[] => {
  const types: number[] = [];
  const reader = new ByteReader(data, Math.min(KIND_OFFSET + 1, data.length));
  while (reader.remaining >= 4) {
    const type = reader.uint(2);
    if (type === 0) break;
    types.push(type);
    reader.take(reader.uint(2));
  }
  return types;
};

/**
 * Reads a mint of either program; null for anything else, an uninitialized one and broken extension
 * data included.
 */
export const readMint = (state: AccountState | null): MintState | null => {
  if (state === null || kindOf(state) !== "mint") return null;
  try {
    const reader = new ByteReader(state.data);
    const mintAuthority = optionalKey(reader);
    const supply = reader.u64();
    const decimals = reader.u8();
    const initialized = reader.u8() !== 0;
    const freezeAuthority = optionalKey(reader);
    const extensions = readExtensions(state.data);
    return initialized ? { supply, decimals, mintAuthority, freezeAuthority, extensions } : null;
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
};
