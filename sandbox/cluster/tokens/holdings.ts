import {
  AccountState,
  getMintDecoder,
  getTokenDecoder,
  type Mint,
  type Token,
} from "@solana-program/token";
import { address, type Address, type EncodedAccount } from "@solana/kit";

export const TOKEN_PROGRAM = address("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA");
export const TOKEN_2022_PROGRAM = address("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");
export const tokenPrograms: readonly Address[] = [TOKEN_PROGRAM, TOKEN_2022_PROGRAM];

const TOKEN_BYTES = 165;
const MINT_BYTES = 82;
/** Where Token-2022 says, after the longest base state, which kind of account extensions follow. */
const KIND_OFFSET = 165;
const MINT_KIND = 1;
const TOKEN_KIND = 2;

const isTokenProgram = (account: EncodedAccount): boolean =>
  tokenPrograms.includes(account.programAddress);

const holds = (account: EncodedAccount, baseBytes: number, kind: number): boolean => {
  if (!isTokenProgram(account)) return false;
  if (account.data.length === baseBytes) return true;
  return (
    account.programAddress === TOKEN_2022_PROGRAM &&
    account.data.length > KIND_OFFSET &&
    account.data[KIND_OFFSET] === kind
  );
};

/** The token account in an account's data (without extensions), or null when it holds none. */
export const readToken = (account: EncodedAccount | null): Token | null => {
  if (account === null || !holds(account, TOKEN_BYTES, TOKEN_KIND)) return null;
  const token = getTokenDecoder().decode(account.data.slice(0, TOKEN_BYTES));
  return token.state === AccountState.Uninitialized ? null : token;
};

/** The mint in an account's data (without extensions), or null when it holds none. */
export const readMint = (account: EncodedAccount | null): Mint | null => {
  if (account === null || !holds(account, MINT_BYTES, MINT_KIND)) return null;
  const mint = getMintDecoder().decode(account.data.slice(0, MINT_BYTES));
  return mint.isInitialized ? mint : null;
};
