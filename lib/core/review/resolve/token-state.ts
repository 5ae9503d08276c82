import type { Address } from "../../solana";
import { addressText } from "../decode/address-text";
import { ByteReader, MalformedBytes } from "../decode/reader";
import { isTokenProgram, TOKEN_2022 } from "../programs/addresses";
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

/** Token-2022's fee on transfers: a share in 1/10,000, at most `maximum` base units. */
export interface TransferFee {
  readonly basisPoints: bigint;
  readonly maximum: bigint;
}

/** One entry of an account's extension data, with `ExtensionType`'s number. */
export interface Extension {
  readonly type: number;
  readonly value: Uint8Array;
}

export interface MintState {
  /** All there is of the token, in base units. */
  readonly supply: bigint;
  readonly decimals: number;
  readonly mintAuthority: Address | null;
  readonly freezeAuthority: Address | null;
  readonly extensions: readonly Extension[];
  /** The fee before and from an epoch that stands with it; empty where transfers are free. */
  readonly fees: readonly TransferFee[];
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
  const flag = reader.uint(4);
  if (flag > 1) throw new MalformedBytes("an option is neither there nor absent");
  const present = flag === 1;
  const key = addressText(reader.take(32));
  return present ? key : null;
};

const kindOf = (state: AccountState): "account" | "mint" | null => {
  const { length } = state.data;
  if (!isTokenProgram(state.owner) || length === MULTISIG_BYTES) return null;
  if (length === MINT_BYTES) return "mint";
  if (length === TOKEN_ACCOUNT_BYTES) return "account";
  if (state.owner !== TOKEN_2022) return null;
  const kind = state.data[KIND_OFFSET];
  if (kind === KIND_MINT) return "mint";
  return kind === KIND_ACCOUNT ? "account" : null;
};

const tokenAccountIn = ({ data }: AccountState): TokenAccount | null => {
  const reader = new ByteReader(data);
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

const unlessBroken = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedBytes) return null;
    throw error;
  }
};

/** Reads a token account of either program; null for anything else. Source: spl-token `state.rs`. */
export const readTokenAccount = (state: AccountState | null): TokenAccount | null =>
  state === null || kindOf(state) !== "account" ? null : unlessBroken(() => tokenAccountIn(state));

/**
 * Bytes of each mint extension; null is as many as it says (metadata). What belongs to token accounts
 * or is newer than this table has no place on a mint. Source: token-2022 `extension/mod.rs`.
 */
const mintExtensions: ReadonlyMap<number, number | null> = new Map([
  [1, 108],
  [3, 32],
  [4, 65],
  [6, 1],
  [9, 0],
  [10, 52],
  [12, 32],
  [14, 64],
  [16, 129],
  [18, 64],
  [19, null],
  [20, 64],
  [21, 80],
  [22, 64],
  [23, 72],
  [24, 196],
  [25, 56],
  [26, 33],
  [28, 32],
]);
const TRANSFER_FEE = 1;

const broken = (reason: string): never => {
  throw new MalformedBytes(reason);
};

/**
 * Type, length, value, one after another; the first type 0 ends them. Strict like the program, which
 * takes an account it can't read in full for no mint: known types, their own lengths, each once, and
 * nothing but zeros before the kind and after the end.
 */
const readExtensions = (data: Uint8Array): Extension[] => {
  if (data.length === MINT_BYTES) return [];
  if (data.subarray(MINT_BYTES, KIND_OFFSET).some((byte) => byte !== 0)) broken("no padding");
  const found: Extension[] = [];
  const reader = new ByteReader(data, KIND_OFFSET + 1);
  // A single byte at the end is room that a reallocation left.
  while (reader.remaining >= 2) {
    const type = reader.uint(2);
    if (type === 0) break;
    const value = reader.take(reader.uint(2));
    const length = mintExtensions.get(type);
    // Undefined for a type that has no place here, which no length equals.
    if (length !== null && length !== value.length) broken(`extension ${type} of ${value.length}`);
    if (found.some((extension) => extension.type === type)) broken(`extension ${type} twice`);
    found.push({ type, value });
  }
  return found;
};

/** Authorities and the withheld amount come first; each configuration is epoch, maximum, share. */
const feesOf = (extensions: readonly Extension[]): TransferFee[] => {
  const config = extensions.find(({ type }) => type === TRANSFER_FEE)?.value;
  if (config === undefined) return [];
  const reader = new ByteReader(config, 32 + 32 + 8);
  return Array.from({ length: 2 }, () => {
    reader.take(8);
    const maximum = reader.u64();
    return { maximum, basisPoints: BigInt(reader.uint(2)) };
  });
};

const mintIn = ({ data }: AccountState): MintState | null => {
  const reader = new ByteReader(data);
  const mintAuthority = optionalKey(reader);
  const supply = reader.u64();
  const decimals = reader.u8();
  const initialized = reader.u8() !== 0;
  const freezeAuthority = optionalKey(reader);
  if (!initialized) return null;
  const extensions = readExtensions(data);
  const fees = feesOf(extensions);
  return { supply, decimals, mintAuthority, freezeAuthority, extensions, fees };
};

/**
 * Reads a mint of either program; null for anything else, an uninitialized one and broken extension
 * data included.
 */
export const readMint = (state: AccountState | null): MintState | null =>
  state === null || kindOf(state) !== "mint" ? null : unlessBroken(() => mintIn(state));
